/** A page for a browser to load. */
export interface BrowserTask {
  readonly hostName: string;
  /** The address and port that the host's name stands for. */
  readonly address: string;
  readonly fragment: string;
  /** What is to be read on the page when it has loaded. */
  readonly text: string;
  /** The file of the picture. */
  readonly screenshot: string;
}

/** What a browser met while it loaded a page. */
export interface BrowserReport {
  readonly title: string;
  readonly requests: string[];
  /** Answers of 400 and above. */
  readonly failures: string[];
  readonly webSockets: string[];
  /** The errors in the console. */
  readonly errors: string[];
}
