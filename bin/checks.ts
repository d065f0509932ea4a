import { IPolicyValidationPlugin } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NagPack, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { OpenClawChecks } from '../lib/compliance';
import { NagPackName } from './deployment/checks-schema';

/** The rule packs of cdk-nag, by the names that people give them. */
export const NAG_PACKS = {
  'aws-solutions': () => new AwsSolutionsChecks(),
  'nist-800-53-r5': () => new NIST80053R5Checks(),
  'hipaa-security': () => new HIPAASecurityChecks(),
  'pci-dss-321': () => new PCIDSS321Checks(),
} satisfies { [Name in NagPackName]: () => NagPack };

/** The packs that judge every deployment, beside our own. */
const ALWAYS: readonly NagPackName[] = ['aws-solutions', 'nist-800-53-r5'];

/** Whether an acknowledgement is for a rule pack of cdk-nag other than those given. */
export function isForAnotherPack(id: string, packs: readonly IPolicyValidationPlugin[]): boolean {
  const names = Object.values(NAG_PACKS).map(create => create().name);
  return names.some(name => id.startsWith(`${name}-`) && !packs.some(pack => pack.name === name));
}

/** The rule packs that a deployment is judged by; `further` are those that its file adds. */
export function createChecks(further: readonly NagPackName[] = []): IPolicyValidationPlugin[] {
  const names = new Set([...ALWAYS, ...further]);
  return [new OpenClawChecks(), ...[...names].map(name => NAG_PACKS[name]())];
}
