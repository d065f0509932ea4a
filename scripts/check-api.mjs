import { readFileSync } from 'node:fs';

/** Every exported name has a summary, every optional property a default: jsii itself does not insist. */
export function checkApi(assemblyFile) {
  const { types } = JSON.parse(readFileSync(assemblyFile, 'utf8'));
  const problems = Object.values(types).flatMap(type => [...undocumented(type), ...withoutDefault(type)]);
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    throw new Error(`${problems.length} undocumented names in the public API`);
  }
}

function undocumented(type) {
  const members = [...(type.properties ?? []), ...(type.methods ?? []), ...(type.members ?? [])];
  return [{ name: '', docs: type.docs }, ...members]
    .filter(member => !member.docs?.summary && !member.overrides)
    .map(member => `${type.fqn}.${member.name}: no summary`);
}

function withoutDefault(type) {
  if (!type.datatype) {
    return [];
  }
  return (type.properties ?? [])
    .filter(property => property.optional && !property.docs?.default && !property.overrides)
    .map(property => `${type.fqn}.${property.name}: optional, without @default`);
}
