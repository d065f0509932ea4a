import { AccessEvidence } from '../access';
import { Evidence } from '../evidence';
import { Html, html, table } from './html';
import { badge, code, count, nameOf, withNames } from './words';

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
  return table('Secrets of these templates', ['Secret', 'Replaced', 'Key', 'Injected into'], rows);
}

/** Who can read what, one group of rows for each piece of data. */
export function access(evidence: Evidence): Html {
  if (evidence.access.length === 0) return html`<p>The templates hold no data.</p>`;
  const read = evidence.access.filter(({ verdict }) => verdict !== 'nobody in these templates');
  const rows = read.map((entry, index) => accessRow(evidence, entry, read[index - 1]));
  const managed = evidence.awsPolicies.map(({ stack, role, policy }) => [
    code(nameOf(evidence, stack, role)),
    code(policy),
  ]);
  return html`${rows.length > 0 ? table('What policies let somebody read', ['Data', 'Reader', 'Verdict', 'Condition and policy'], rows) : undefined}
${unread(evidence)}
${managed.length > 0 ? table('Policies of AWS, whose content no template holds', ['Role', 'Policy'], managed) : undefined}`;
}

function accessRow(evidence: Evidence, entry: AccessEvidence, previous: AccessEvidence | undefined): Html[] {
  const { stack, data, kind, reader, assumedBy, verdict, by, conditions } = entry;
  const isSame = previous?.data === data && previous.stack === stack;
  const services = assumedBy.map(principal => principal.replace(/\.amazonaws\.com$/, '')).join(', ');
  const told = conditions.map(
    condition => html`<span class="condition">${withNames(evidence, stack, condition)}</span>`,
  );
  const [policy = '', ...sid] = by.split(' ');
  const holder = [nameOf(evidence, stack, policy), ...sid].join(' ');
  return [
    html`<span class="${isSame ? 'again' : 'first'}">${code(nameOf(evidence, stack, data))}<br><span class="quiet">${kind}</span></span>`,
    html`${code(nameOf(evidence, stack, reader))}${services === '' ? undefined : html`<br><span class="quiet">${services}</span>`}`,
    html`<span class="badge ${verdict === 'denied' ? 'passed' : 'reads'}">${verdict}</span>`,
    html`${told}<span class="quiet">by ${holder}</span>`,
  ];
}

/** Data that no policy of the templates lets anybody read. */
function unread(evidence: Evidence): Html | undefined {
  const entries = evidence.access.filter(({ verdict }) => verdict === 'nobody in these templates');
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  const rows = kinds.map(kind => {
    const own = entries.filter(entry => entry.kind === kind);
    return [
      count(own.length, kind),
      html`<ul>${own.map(({ stack, data }) => html`<li>${code(nameOf(evidence, stack, data))}</li>`)}</ul>`,
    ];
  });
  return rows.length === 0 ? undefined : table('What no policy here lets anybody read', ['Data', 'Which'], rows);
}
