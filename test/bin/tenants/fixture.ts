import { EditedText } from '../../../bin/tenants/edited-text';
import { Layout, readLayout } from '../../../bin/tenants/layout';

/** A deployment file as people write them: comments, quotes, blank lines and both styles of entries. */
export const ACME = `# Acme's assistants.

topology: hybrid
name: acme
region: eu-central-1
availabilityZones: [eu-central-1a, eu-central-1b]
environment: development

ingress:
  kind: internal
  domain: claw.example.com
  hostedZone: { id: Z0123456789ABCDEFGHIJ, name: example.com }

egress:
  tier: proxy

cells:
  - id: a   # the first
    kind: shared

# Who has a gateway.
tenants:
  # First line, since spring.
  - id: support
    cell: a   # with the others
    slot: 1
    host: help
    classification: internal
    owner: 'support-team'
    purpose: >-
      Answers first-line
      questions of customers.
    reviewBy: "2027-05-01"
    modelProvider: { kind: anthropic, model: claude-opus-4-6 }
    channels:
      - kind: slackHttp   # webhooks

      # More to come.

  - id: legal
    cell: "a"
    slot: 2
    classification: internal
    owner: legal-team
    purpose: Drafts contracts for the legal team.
    reviewBy: '2027-05-01'
    modelProvider: { kind: anthropic, model: claude-opus-4-6 }

  - { id: press, cell: a, slot: 4, classification: public, owner: press, purpose: Answers journalists., reviewBy: "2027-05-01", modelProvider: { kind: openAi, model: gpt-5.5 } }

# Woken at night.
alarms:
  email: platform-team@example.com
`;

/** Opens the text of a deployment file. */
export function open(text: string): { source: EditedText; layout: Layout } {
  return withLayout(new EditedText(text));
}

/** Reads who is where. */
export function withLayout(source: EditedText): { source: EditedText; layout: Layout } {
  const layout = readLayout(source.data);
  if (layout === undefined) throw new Error('The text does not say who is where');
  return { source, layout };
}
