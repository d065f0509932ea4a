import { Framework } from '../mapping';

/** OWASP Top 10 for Agentic Applications. */
export const OWASP_AGENTIC_2026: Framework = {
  id: 'owaspAgentic2026',
  title: 'OWASP Top 10 for Agentic Applications',
  version: '2026',
  source:
    'OWASP GenAI Security Project: Top 10 for Agentic Applications 2026, version 1.0, December 2025. Ids and titles come ' +
    'from secondary listings of that edition and were not checked against its PDF; the listings differ in how they word ' +
    'ASI05 and ASI09.',
  controls: {
    ASI01: 'Agent Goal Hijack',
    ASI02: 'Tool Misuse and Exploitation',
    ASI03: 'Identity and Privilege Abuse',
    ASI04: 'Agentic Supply Chain Vulnerabilities',
    ASI05: 'Unexpected Code Execution (RCE)',
    ASI06: 'Memory & Context Poisoning',
    ASI07: 'Insecure Inter-Agent Communication',
    ASI08: 'Cascading Failures',
    ASI09: 'Human-Agent Trust Exploitation',
    ASI10: 'Rogue Agents',
  },
};
