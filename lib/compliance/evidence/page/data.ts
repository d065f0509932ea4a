import { AccessEvidence } from '../access';
import { Evidence } from '../evidence';
import { Html, html, table } from './html';
import { badge, code, nameOf } from './words';

/** What may leave, and why. */
export function egress(evidence: Evidence): Html {
  const { hosts, names } = evidence.egress;
  const listed = hosts.map(({ tenant, host, port, reason, owner }) => [
    tenant,
    code(host.startsWith('.') ? `${host} and below` : host),
    port,
    reason,
    owner ?? html`<span class="quiet">its configuration</span>`,
  ]);
  const resolved = names.map(({ name, because }) => [
    code(name),
    because ?? html`${badge('cannot be told', 'no reason recorded')}`,
  ]);
  return html`${
    listed.length > 0
      ? table('Hosts that a gateway may connect to', ['Tenant', 'Host', 'Port', 'Why', 'Asked for by'], listed)
      : html`<p>The construct tree records no egress list.</p>`
  }
${resolved.length > 0 ? table('Names that the DNS Firewall resolves; every other name is refused', ['Name', 'Why'], resolved) : undefined}`;
}

/** The secrets, how they change and where they go. */
export function secrets(evidence: Evidence): Html {
  const rows = evidence.secrets.map(({ stack, resource, description, key, rotation, consumers }) => [
    html`${code(nameOf(evidence, stack, resource))}<br><span class="quiet">${description}</span>`,
    rotation,
    key === undefined ? html`<span class="quiet">AWS's own</span>` : code(nameOf(evidence, stack, key)),
    consumers.length > 0
      ? html`<ul>${consumers.map(consumer => html`<li>${code(consumer)}</li>`)}</ul>`
      : html`<span class="quiet">no container of these templates</span>`,
  ]);
  if (rows.length === 0) return html`<p>The templates hold no secret.</p>`;
  return table('Secrets', ['Secret', 'Replaced', 'Key', 'Injected into'], rows);
}

/** Who can read what, one group of rows for each piece of data. */
export function access(evidence: Evidence): Html {
  const rows = evidence.access.map((entry, index) => {
    const { data, reader, stack, by, conditions } = entry;
    const previous = evidence.access[index - 1];
    const isSame = previous?.data === data && previous.stack === stack;
    return [
      html`<span class="${isSame ? 'again' : 'first'}">${code(nameOf(evidence, stack, data))}<br><span class="quiet">${entry.kind}</span></span>`,
      html`${reader === '' ? undefined : code(nameOf(evidence, stack, reader))}${assumers(entry)}`,
      badge(verdict(entry), entry.verdict),
      html`${conditions.map(condition => html`<span class="condition">${condition}</span> `)}<span class="quiet">${by === '' ? '' : holder(evidence, stack, by)}</span>`,
    ];
  });
  const managed = evidence.awsPolicies.map(({ stack, role, policy }) => [
    code(nameOf(evidence, stack, role)),
    code(policy),
  ]);
  return html`${rows.length > 0 ? table('Who can read what', ['Data', 'Reader', 'Verdict', 'Condition, and the policy that decides'], rows) : html`<p>The templates hold no data.</p>`}
${managed.length > 0 ? table('Policies of AWS, whose content no template holds', ['Role', 'Policy'], managed) : undefined}`;
}

function assumers({ assumedBy }: AccessEvidence): Html | undefined {
  return assumedBy.length === 0 ? undefined : html`<br><span class="quiet">${assumedBy.join(', ')}</span>`;
}

function verdict({ verdict: word }: AccessEvidence): 'passed' | 'acknowledged' | 'cannot be told' {
  if (word === 'denied' || word === 'nobody in this template') return 'passed';
  return word === 'may read' ? 'acknowledged' : 'cannot be told';
}

function holder(evidence: Evidence, stack: string, by: string): string {
  const [resource = '', ...sid] = by.split(' ');
  return ['by', nameOf(evidence, stack, resource), ...sid].join(' ');
}
