/** How sensitive the data is that a tenant's agent may touch. */
export enum Classification {
  /** Meant for everybody. */
  PUBLIC = 'public',

  /** Meant for the organisation. */
  INTERNAL = 'internal',

  /** Meant for few; its loss harms the organisation. */
  CONFIDENTIAL = 'confidential',

  /** Meant for named people; its loss harms others, or breaks a law or a contract. */
  RESTRICTED = 'restricted',
}
