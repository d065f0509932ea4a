/** A full host name in lower-case ASCII, of at least two labels. */
export const HOST_NAME = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** Ends in a number, as an IPv4 address does in each of its spellings: decimal, octal, hexadecimal, with fewer parts. */
export const IP_ADDRESS = /(^|\.)(\d+|0x[\da-f]*)$/i;
