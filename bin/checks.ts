import { AwsSolutionsChecks, NagPack, NIST80053R5Checks } from 'cdk-nag';

/** The rule packs that every deployment is judged by. */
export function createChecks(): NagPack[] {
  return [new AwsSolutionsChecks(), new NIST80053R5Checks()];
}
