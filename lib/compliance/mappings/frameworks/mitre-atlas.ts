import { Framework } from '../mapping';

/** MITRE ATLAS, as far as rules cite it. */
export const MITRE_ATLAS: Framework = {
  id: 'mitreAtlas',
  title: 'MITRE ATLAS',
  version: '5.6.0',
  source: 'MITRE: mitre-atlas/atlas-data, dist/ATLAS.yaml, version 5.6.0, as of 2026-05-05.',
  controls: {
    'AML.T0006': 'Active Scanning',
    'AML.T0010.001': 'AI Supply Chain Compromise: AI Software',
    'AML.T0012': 'Valid Accounts',
    'AML.T0025': 'Exfiltration via Cyber Means',
    'AML.T0029': 'Denial of AI Service',
    'AML.T0034': 'Cost Harvesting',
    'AML.T0040': 'AI Model Inference API Access',
    'AML.T0049': 'Exploit Public-Facing Application',
    'AML.T0050': 'Command and Scripting Interpreter',
    'AML.T0051.000': 'LLM Prompt Injection: Direct',
    'AML.T0051.001': 'LLM Prompt Injection: Indirect',
    'AML.T0053': 'AI Agent Tool Invocation',
    'AML.T0055': 'Unsecured Credentials',
    'AML.T0057': 'LLM Data Leakage',
    'AML.T0072': 'Reverse Shell',
    'AML.T0080': 'AI Agent Context Poisoning',
    'AML.T0081': 'Modify AI Agent Configuration',
    'AML.T0083': 'Credentials from AI Agent Configuration',
    'AML.T0086': 'Exfiltration via AI Agent Tool Invocation',
    'AML.T0093': 'Prompt Infiltration via Public-Facing Application',
    'AML.T0098': 'AI Agent Tool Credential Harvesting',
  },
};
