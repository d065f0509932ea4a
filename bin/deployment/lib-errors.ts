import { FieldPath, Problem } from './problem';

/** Where the props of a construct or builder stand in the deployment file. */
export interface PropFields {
  readonly [prop: string]: FieldPath;
}

/** Runs a check or builder of the library and answers what it complains about. */
export function problemsOf(run: () => void, base: FieldPath, fields: PropFields = {}): Problem[] {
  try {
    run();
    return [];
  } catch (error) {
    return libraryProblems(error, base, fields);
  }
}

/** Splits the error of a construct or builder into problems; its lines begin with the prop that they are about. */
export function libraryProblems(error: unknown, base: FieldPath, fields: PropFields = {}): Problem[] {
  // Anything but a plain error is a defect of the program, and its stack trace is wanted.
  if (!(error instanceof Error) || error.constructor !== Error) throw error;
  return error.message.split('\n').flatMap(line => {
    const text = inTheFilesWords(line.trim());
    if (text === '') return [];
    const { prop, rest } = splitProp(text);
    const [head = '', ...tail] = prop;
    const field = fields[head];
    if (field === undefined) return [{ field: [...base, ...prop], message: rest }];
    return [
      { field: [...field, ...tail], message: field.at(-1) === head || tail.length > 0 ? rest : `${head} ${rest}` },
    ];
  });
}

/** The library has factories where the deployment file has kinds. */
function inTheFilesWords(line: string): string {
  return line
    .replace(/^directMessages\.allowOnly/, 'directMessages.users')
    .replace(/\b(allowOnly|disabled|pairing)\(…?\)/g, '"kind: $1"')
    .replaceAll('Audience.team()', '"audience: team"');
}

function splitProp(line: string): { prop: FieldPath; rest: string } {
  const match = /^([a-z]\w*(?:\.[\w$-]+|\[(?:\d+|"[^"]*")\])*):? (.*)$/s.exec(line);
  if (match === null) return { prop: [], rest: line };
  const [, name = '', rest = ''] = match;
  const parts = [...name.matchAll(/\[(\d+)\]|\["([^"]*)"\]|([\w$-]+)/g)];
  return {
    prop: parts.map(([, index, quoted, word]) => pathPart(index ?? quoted ?? word ?? '')),
    rest,
  };
}

/** Longer numbers are ids, which are keys. */
function pathPart(text: string): string | number {
  return /^\d{1,4}$/.test(text) ? Number(text) : text;
}
