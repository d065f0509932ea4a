import { RuleMapping } from '../mapping';

/** The controls that the ECS rules speak for. */
export const ECS_MAPPINGS: { readonly [ruleId: string]: RuleMapping } = {
  'OpenClaw-ECS1': {
    guide: ['guide:hardening-1', 'guide:checklist-8'],
    nist80053r5: ['CM-7', 'SI-7'],
    securityHub: ['ECS.5'],
    owaspAgentic2026: ['ASI05', 'ASI10'],
  },
  'OpenClaw-ECS2': {
    guide: ['guide:hardening-2', 'guide:checklist-8'],
    nist80053r5: ['AC-6', 'AC-6(10)'],
    owaspAgentic2026: ['ASI05'],
  },
  'OpenClaw-ECS3': {
    guide: ['guide:hardening-2', 'guide:hardening-3', 'guide:checklist-8'],
    nist80053r5: ['AC-6', 'AC-6(10)'],
    owaspAgentic2026: ['ASI05'],
  },
  'OpenClaw-ECS4': {
    guide: ['guide:hardening-2', 'guide:checklist-5', 'guide:checklist-8'],
    nist80053r5: ['AC-6', 'AC-6(5)'],
    securityHub: ['ECS.1'],
    owaspAgentic2026: ['ASI05'],
  },
  'OpenClaw-ECS5': {
    guide: ['guide:hardening-2', 'guide:checklist-5', 'guide:checklist-8'],
    nist80053r5: ['AC-6', 'SC-39'],
    securityHub: ['ECS.4'],
    owaspAgentic2026: ['ASI05'],
  },
  'OpenClaw-ECS6': {
    guide: ['guide:isolation-process', 'guide:checklist-8'],
    nist80053r5: ['SC-39', 'SC-4'],
    securityHub: ['ECS.3'],
    owaspAgentic2026: ['ASI05'],
  },
  'OpenClaw-ECS7': {
    guide: ['guide:isolation-network', 'guide:hardening-4'],
    nist80053r5: ['SC-7', 'SC-7(21)'],
    securityHub: ['ECS.1'],
  },
  'OpenClaw-ECS8': {
    guide: ['guide:checklist-2', 'guide:reverse-proxy', 'guide:audit-network-2'],
    nist80053r5: ['SC-7', 'SC-7(5)'],
    openClawAudit: ['gateway.bind_network_accessible'],
    owaspAgentic2026: ['ASI03'],
    mitreAtlas: ['AML.T0006'],
  },
  'OpenClaw-ECS9': {
    guide: ['guide:checklist-4', 'guide:audit-tools-3'],
    nist80053r5: ['AC-17', 'AC-6'],
    owaspAgentic2026: ['ASI03', 'ASI05'],
  },
  'OpenClaw-ECS10': {
    guide: ['guide:checklist-2', 'guide:audit-network-2'],
    nist80053r5: ['SC-7', 'SC-7(5)'],
    openClawAudit: ['gateway.bind_network_accessible'],
    securityHub: ['ECS.2'],
    mitreAtlas: ['AML.T0006'],
  },
  'OpenClaw-ECS11': {
    guide: ['guide:recovery-rebuild'],
    nist80053r5: ['CP-10', 'SI-7'],
    owaspAgentic2026: ['ASI08'],
  },
  'OpenClaw-ECS12': {
    guide: ['guide:pattern-1'],
    nist80053r5: ['SI-7', 'SC-2'],
    owaspAgentic2026: ['ASI08'],
  },
  'OpenClaw-ECS13': {
    guide: ['guide:recovery-rebuild'],
    nist80053r5: ['SI-7', 'CP-10'],
    owaspAgentic2026: ['ASI08'],
  },
  'OpenClaw-ECS14': {
    guide: ['guide:recovery-rebuild'],
    nist80053r5: ['SI-7', 'CP-10'],
    owaspAgentic2026: ['ASI08'],
  },
  'OpenClaw-ECS15': {
    guide: ['guide:monitor-configuration', 'guide:recovery-rebuild'],
    nist80053r5: ['CP-10', 'SC-24'],
  },
  'OpenClaw-ECS16': {
    guide: ['guide:checklist-8'],
    nist80053r5: ['SI-2', 'CM-6'],
    securityHub: ['ECS.10'],
  },
  'OpenClaw-ECS17': {
    guide: ['guide:checklist-7', 'guide:audit-sessions-2'],
    nist80053r5: ['AU-2', 'AU-12'],
    securityHub: ['ECS.9'],
    owaspAgentic2026: ['ASI10'],
  },
  'OpenClaw-ECS18': {
    guide: ['guide:monitor-tools', 'guide:recovery-rebuild'],
    nist80053r5: ['SI-4', 'CP-10'],
  },
  'OpenClaw-ECS19': {
    guide: ['guide:recovery-rebuild'],
    nist80053r5: ['CP-10'],
  },
  'OpenClaw-ECS20': {
    guide: ['guide:recovery-rebuild'],
    nist80053r5: ['CP-10', 'SC-24'],
  },
  'OpenClaw-ECS21': {
    guide: ['guide:isolation-resources'],
    nist80053r5: ['SC-5'],
    owaspAgentic2026: ['ASI08'],
  },
  'OpenClaw-ECS22': {
    guide: ['guide:isolation-process'],
    nist80053r5: ['SC-5'],
  },
  'OpenClaw-ECS23': {
    guide: ['guide:hardening-1', 'guide:checklist-8'],
    nist80053r5: ['CM-7', 'CM-7(2)', 'SI-7'],
    owaspAgentic2026: ['ASI05'],
  },
  'OpenClaw-ECS24': {
    guide: ['guide:isolation-file-system', 'guide:checklist-8'],
    nist80053r5: ['AC-6', 'SC-39'],
    openClawAudit: ['sandbox.dangerous_bind_mount'],
    owaspAgentic2026: ['ASI05'],
  },
  'OpenClaw-ECS25': {
    guide: ['guide:checklist-10', 'guide:credentials-environment', 'guide:audit-authentication-3'],
    nist80053r5: ['IA-5', 'SC-28'],
    openClawAudit: ['config.plaintext_secrets'],
    securityHub: ['ECS.8'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-ECS26': {
    guide: ['guide:monitor-configuration'],
    nist80053r5: ['CM-5', 'CM-6'],
    openClawAudit: ['fs.config.perms_writable'],
    owaspAgentic2026: ['ASI10'],
  },
  'OpenClaw-ECS27': {
    guide: ['guide:checklist-4'],
    nist80053r5: ['CM-7', 'CM-6'],
    owaspAgentic2026: ['ASI05', 'ASI10'],
  },
  'OpenClaw-ECS28': {
    guide: ['guide:supply-chain'],
    nist80053r5: ['CM-7', 'SR-3'],
    owaspAgentic2026: ['ASI04'],
  },
  'OpenClaw-ECS29': {
    guide: ['guide:version-review'],
    nist80053r5: ['CM-3', 'SI-7'],
    owaspAgentic2026: ['ASI04'],
  },
  'OpenClaw-ECS30': {
    guide: ['guide:audit-network-2'],
    nist80053r5: ['CM-7', 'SC-7'],
    openClawAudit: ['discovery.mdns_full_mode'],
    mitreAtlas: ['AML.T0006'],
  },
  'OpenClaw-ECS31': {
    guide: ['guide:hardening-1', 'guide:monitor-configuration'],
    nist80053r5: ['CM-5', 'SI-7'],
    openClawAudit: ['fs.config.perms_writable'],
    owaspAgentic2026: ['ASI10'],
  },
  'OpenClaw-ECS32': {
    guide: ['guide:monitor-network'],
    nist80053r5: ['SI-4', 'AU-12'],
    securityHub: ['ECS.12'],
  },
  'OpenClaw-ECS33': {
    guide: ['guide:logs-exposure', 'guide:checklist-10'],
    nist80053r5: ['SC-4', 'SC-28'],
  },
  'OpenClaw-ECS34': {
    guide: ['guide:recovery-rebuild'],
    nist80053r5: ['CP-10'],
  },
  'OpenClaw-ECS35': {
    guide: ['guide:recovery-rebuild'],
    nist80053r5: ['CP-10', 'SI-7'],
    owaspAgentic2026: ['ASI10'],
  },
  'OpenClaw-ECS36': {
    guide: ['guide:recovery-rebuild'],
    nist80053r5: ['CP-10'],
  },
  'OpenClaw-ECS37': {
    guide: ['guide:checklist-10', 'guide:monitor-configuration'],
    nist80053r5: ['CM-3', 'CM-6'],
    securityHub: ['ECS.8'],
  },
};
