import { Framework } from '../mapping';

/** CIS Amazon Web Services Foundations Benchmark, as far as rules cite it. */
export const CIS_AWS_FOUNDATIONS: Framework = {
  id: 'cis',
  title: 'CIS Amazon Web Services Foundations Benchmark',
  version: '7.0.0',
  source: 'Center for Internet Security: the recommendations of the benchmark as Prowler lists them, as of 2026-08-21.',
  controls: {
    '2.14': 'Ensure IAM policies that allow full "*:*" administrative privileges are not attached',
    '2.21': "Ensure AWS resource policies do not allow unrestricted access using 'Principal': '*'",
    '3.3.1': 'Ensure that encryption is enabled for EFS file systems',
    '4.6': 'Ensure rotation for customer-created symmetric CMKs is enabled',
    '4.7': 'Ensure VPC flow logging is enabled in all VPCs',
    '4.10': 'Ensure all AWS-managed web front-end services have access logging enabled',
    '6.5': 'Ensure the default security group of every VPC restricts all traffic',
  },
};
