import { Mistake } from './bad-input';

/** Mistakes in what files of many tenants have beside cells and tenants. */
export const TOPOLOGY_MISTAKES: Mistake[] = [
  {
    name: 'a topology that is close to one',
    edits: [['topology: hybrid', 'topology: multitenant']],
    problems: [
      '1:11: topology: "multitenant" is not allowed; use single-tenant, multi-tenant or hybrid; did you mean "multi-tenant"?',
    ],
  },
  {
    name: 'a topology that is none',
    edits: [['topology: hybrid', 'topology: star']],
    problems: ['1:11: topology: "star" is not allowed; use single-tenant, multi-tenant or hybrid'],
  },
  {
    name: 'a topology that has one tenant, with many',
    edits: [['topology: hybrid', 'topology: single-tenant']],
    problems: [
      '1:1: tenant: is missing; add it: the team, unit or person that the gateway serves',
      '14:1: cells: is a key of topology multi-tenant and hybrid; write topology: multi-tenant or hybrid, with cells and tenants',
      '20:1: tenants: is a key of topology multi-tenant and hybrid; write topology: multi-tenant or hybrid, with cells and tenants',
      '61:1: removedTenants: is a key of topology multi-tenant and hybrid; write topology: multi-tenant or hybrid, with cells and tenants',
    ],
  },
  {
    name: 'many tenants without a word on topology',
    edits: [['topology: hybrid\n', '']],
    problems: [
      '1:1: topology: is missing; add it: whether all cells are shared, or some are dedicated to one tenant each. Use multi-tenant or hybrid',
    ],
  },
  {
    name: 'a single tenant beside many',
    edits: [['cells:\n', 'tenant:\n  id: support\ncells:\n']],
    problems: ['14:1: tenant: is a key of topology single-tenant; list the tenants under tenants'],
  },
  {
    name: 'no zones',
    edits: [['availabilityZones: [eu-central-1a, eu-central-1b]\n', '']],
    problems: [
      '1:1: availabilityZones: is missing; add it: the two or three availability zones, such as eu-central-1a and eu-central-1b',
    ],
  },
  {
    name: 'one certificate for all cells',
    edits: [
      [
        '  domain: claw',
        '  certificateArn: arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-0000-0000-000000000000\n  domain: claw',
      ],
    ],
    problems: [
      '8:3: ingress.certificateArn: is a key of topology single-tenant; each cell has its own, as cells[].certificateArn',
    ],
  },
  {
    name: 'further hosts for all tenants',
    edits: [['  tier: proxy', '  tier: proxy\n  extraDomains: []']],
    problems: [
      '14:3: egress.extraDomains: is a key of topology single-tenant; each tenant has its own, as tenants[].extraDomains',
    ],
  },
  {
    name: 'a tier that holds no tenant to its own list',
    edits: [['tier: proxy', 'tier: dnsFirewall']],
    problems: ['13:9: egress.tier: "dnsFirewall" is not allowed; use proxy or networkFirewall'],
  },
  {
    name: 'a port of DNS',
    edits: [['  tier: proxy', '  tier: proxy\n  ports: [8443, 853, 53]']],
    problems: [
      "14:17: egress.ports[1]: 853 is a port of DNS, and names are resolved by the VPC's own resolver alone; remove it",
      "14:22: egress.ports[2]: 53 is a port of DNS, and names are resolved by the VPC's own resolver alone; remove it",
    ],
  },
  {
    name: 'a port twice, and none',
    edits: [['  tier: proxy', '  tier: proxy\n  ports: [8443, 8443, 0]']],
    problems: [
      '14:17: egress.ports[1]: stands in the list twice; keep one of them',
      '14:23: egress.ports[2]: must be between 1 and 65535, got 0',
    ],
  },
  {
    name: 'a tag that tells tenants apart',
    edits: [['egress:\n', 'tags: { "openclaw:tenant": sales }\negress:\n']],
    problems: ['12:9: tags["openclaw:tenant"]: begins with "openclaw:", which tells tenants apart; use another name'],
  },
  {
    name: 'a classification that is none, in the placement policy',
    edits: [['cells:\n', 'placement: { secret: dedicated }\ncells:\n']],
    problems: ['14:14: placement.secret: is not a known key; allowed here: public, internal, confidential, restricted'],
  },
  {
    name: 'a placement that is none',
    edits: [['cells:\n', 'placement: { confidential: anywhere }\ncells:\n']],
    problems: ['14:28: placement.confidential: "anywhere" is not allowed; use shared or dedicated'],
  },
];

/** Mistakes in cells. */
export const CELL_MISTAKES: Mistake[] = [
  {
    name: 'no cells',
    edits: [
      [
        'cells:\n  - id: a\n    kind: shared\n    cidr: 10.1.0.0/20\n  - id: legal\n    kind: dedicated\n',
        'cells: []\n',
      ],
    ],
    problems: ['14:8: cells: must have 1 to 10000 entries, has 0'],
  },
  {
    name: 'a cell twice',
    edits: [
      ['  - id: legal\n', '  - id: a\n'],
      ['    cell: legal\n', '    cell: a\n'],
      ['    classification: restricted', '    classification: internal'],
      [
        '    slot: 1\n    classification: internal\n    owner: legal',
        '    slot: 4\n    classification: internal\n    owner: legal',
      ],
    ],
    problems: ['18:9: cells[1].id: "a" is the id of cells[0] already; give each cell its own'],
  },
  {
    name: 'a cell id with a hyphen',
    edits: [['  - id: legal\n', '  - id: legal-ops\n']],
    problems: [
      '18:9: cells[1].id: "legal-ops" is not allowed; use 1 to 12 lower-case letters and digits, a letter first',
    ],
  },
  {
    name: 'a cell id that is too long',
    edits: [['  - id: legal\n', '  - id: legaloperations\n']],
    problems: [
      '18:9: cells[1].id: "legaloperations" is not allowed; use 1 to 12 lower-case letters and digits, a letter first',
    ],
  },
  {
    name: 'a cell id that begins with a digit',
    edits: [['  - id: a\n    kind', '  - id: 1a\n    kind']],
    problems: ['15:9: cells[0].id: "1a" is not allowed; use 1 to 12 lower-case letters and digits, a letter first'],
  },
  {
    name: 'a kind of cell that is none',
    edits: [['kind: dedicated', 'kind: private']],
    problems: ['19:11: cells[1].kind: "private" is not allowed; use shared or dedicated'],
  },
  {
    name: 'a dedicated cell in topology multi-tenant',
    edits: [['topology: hybrid', 'topology: multi-tenant']],
    problems: ['19:11: cells[1].kind: "dedicated" is for topology hybrid; use shared, or write topology: hybrid'],
  },
  {
    name: 'a dedicated cell with two tenants',
    edits: [['    cell: a\n    slot: 2', '    cell: legal\n    slot: 2']],
    problems: ['52:11: tenants[2].cell: "legal" is dedicated to sales (tenants[1]); give counsel a cell of its own'],
  },
  {
    name: 'a dedicated cell with what another tenant left',
    edits: [['    cell: a\n    slot: 3', '    cell: legal\n    slot: 3']],
    problems: [
      '52:11: tenants[2].cell: "legal" still keeps intern (removedTenants[0]); give counsel a cell of its own',
    ],
  },
  {
    name: 'a cell whose range is too small',
    edits: [['10.1.0.0/20', '10.1.0.0/24']],
    problems: ['17:11: cells[0].cidr: must be from /16 to /21 to hold the subnets of 2 zones, got 10.1.0.0/24'],
  },
  {
    name: 'cells with a public range and with none, and a wrong one for the rest',
    edits: [
      ['10.1.0.0/20', '8.8.0.0/20'],
      ['kind: dedicated', 'kind: dedicated\n    cidr: everything'],
      ['ingress:\n', 'network: { cidr: 10.0.0.0/8 }\ningress:\n'],
    ],
    problems: [
      '6:18: network.cidr: must be from /16 to /21 to hold the subnets of 2 zones, got 10.0.0.0/8',
      '18:11: cells[0].cidr: must lie in a private range (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10), got 8.8.0.0/20: hosts on the internet that own these addresses could not be reached',
      '21:11: cells[1].cidr: must be an IPv4 block such as 10.0.0.0/20, got "everything"',
    ],
  },
  {
    name: 'a cell without certificate or zone',
    edits: [
      ['  hostedZone:\n    id: Z0123456789ABCDEFGHIJ\n    name: example.com\n', ''],
      [
        'kind: dedicated',
        'kind: dedicated\n    certificateArn: arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
      ],
    ],
    problems: [
      '12:5: cells[0]: has no certificateArn, and ingress no hostedZone; add the zone to get certificates, or name one for this cell',
    ],
  },
  {
    name: 'a certificate of another region',
    edits: [
      [
        'kind: dedicated',
        'kind: dedicated\n    certificateArn: arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
      ],
    ],
    problems: [
      '20:21: cells[1].certificateArn: is a certificate of us-east-1; a load balancer needs one of its own region, eu-central-1',
    ],
  },
  {
    name: 'a domain too long for a certificate',
    edits: [['domain: claw.example.com', 'domain: an-agent-gateway.of-a-department.with-a-long-name.example.com']],
    problems: [
      '15:9: cells[0].id: needs a certificate for "*.a.an-agent-gateway.of-a-department.with-a-long-name.exa...", 65 characters, and Certificate Manager makes none beyond 64; shorten ingress.domain, or name a certificateArn',
      '18:9: cells[1].id: needs a certificate for "*.legal.an-agent-gateway.of-a-department.with-a-long-name...", 69 characters, and Certificate Manager makes none beyond 64; shorten ingress.domain, or name a certificateArn',
    ],
  },
  {
    name: 'hosts and certificates without a way in',
    edits: [
      [
        'ingress:\n  kind: internal\n  domain: claw.example.com\n  hostedZone:\n    id: Z0123456789ABCDEFGHIJ\n    name: example.com\n',
        'ingress: { kind: none }\n',
      ],
      [
        'kind: dedicated',
        'kind: dedicated\n    certificateArn: arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
      ],
    ],
    problems: [
      '15:5: cells[1].certificateArn: is not used when ingress.kind is "none"; remove it',
      '39:5: tenants[1].host: is not used when ingress.kind is "none"; remove it',
    ],
  },
];

/** Tenants that sit where their classification forbids. */
export const PLACEMENT_MISTAKES: Mistake[] = [
  {
    name: 'a placement that is none, which forbids nothing until it is one',
    edits: [
      ['classification: internal', 'classification: restricted'],
      ['cells:\n', 'placement: { restricted: sharde }\ncells:\n'],
    ],
    problems: ['14:26: placement.restricted: "sharde" is not allowed; use shared or dedicated; did you mean "shared"?'],
  },
  {
    name: 'a restricted tenant on a shared cell',
    edits: [['classification: internal', 'classification: restricted']],
    problems: [
      '22:11: tenants[0].cell: "a" is shared, which "placement.restricted: dedicated" (default) forbids for support, as it is restricted; give it a dedicated cell or another classification, or change the policy to placement.restricted: shared',
    ],
  },
  {
    name: 'a restricted tenant in topology multi-tenant',
    edits: [
      ['topology: hybrid', 'topology: multi-tenant'],
      ['kind: dedicated', 'kind: shared'],
    ],
    problems: [
      '52:11: tenants[2].cell: "legal" is shared, which "placement.restricted: dedicated" (default) forbids for counsel, as it is restricted; give it a dedicated cell (topology: hybrid) or another classification, or change the policy to placement.restricted: shared',
    ],
  },
  {
    name: 'a confidential tenant on a shared cell',
    edits: [['classification: public', 'classification: confidential']],
    problems: [
      '41:11: tenants[1].cell: "a" is shared, which "placement.confidential: dedicated" (default) forbids for sales, as it is confidential; give it a dedicated cell or another classification, or change the policy to placement.confidential: shared',
    ],
  },
  {
    name: 'a tenant that a rule of the file keeps off shared cells',
    edits: [['cells:\n', 'placement: { public: dedicated }\ncells:\n']],
    problems: [
      '42:11: tenants[1].cell: "a" is shared, which "placement.public: dedicated" forbids for sales, as it is public; give it a dedicated cell or another classification, or change the policy to placement.public: shared',
    ],
  },
  {
    name: 'a restricted tenant on a shared cell, beside other mistakes',
    edits: [
      ['region: eu-central-1', 'region: eu-centrall-1'],
      ['availabilityZones: [eu-central-1a, eu-central-1b]\n', ''],
      ['classification: internal', 'classification: restricted'],
      ['    slot: 1\n    classification: restricted', '    slot: 99\n    classification: restricted'],
    ],
    problems: [
      '1:1: availabilityZones: is missing; add it: the two or three availability zones, such as eu-central-1a and eu-central-1b',
      '3:9: region: "eu-centrall-1" is not an AWS region; use a name such as eu-central-1; did you mean "eu-central-1"?',
      '21:11: tenants[0].cell: "a" is shared, which "placement.restricted: dedicated" (default) forbids for support, as it is restricted; give it a dedicated cell or another classification, or change the policy to placement.restricted: shared',
      '22:11: tenants[0].slot: must be between 1 and 85, got 99',
    ],
  },
];

/** Mistakes in when tenants run, what they may cost and what they leave. */
export const LIFE_MISTAKES: Mistake[] = [
  {
    name: 'a removed tenant whose state would be erased at once, as the year is a wrong one',
    edits: [
      ['removedOn: "2026-11-01"', 'removedOn: "2025-11-01"'],
      ['keepUntil: "2026-12-06"', 'keepUntil: "2025-12-31"'],
    ],
    problems: [
      '66:16: removedTenants[0].keepUntil: must be 2026-01-01 or later, got 2025-12-31; write the last day on which the state is kept',
    ],
  },
  {
    name: 'a removed tenant that is kept until before its removal',
    edits: [['keepUntil: "2026-12-06"', 'keepUntil: "2026-10-31"']],
    problems: [
      '66:16: removedTenants[0].keepUntil: is 2026-10-31, before the removal on 2026-11-01; write the last day on which the state is kept',
    ],
  },
  {
    name: 'a removed tenant without a last day',
    edits: [['    keepUntil: "2026-12-06"\n', '']],
    problems: [
      '62:5: removedTenants[0].keepUntil: is missing; add it: last day on which its state is kept, such as "2026-12-06"',
    ],
  },
  {
    name: 'a removal on a day that the calendar does not have',
    edits: [['removedOn: "2026-11-01"', 'removedOn: "2026-11-31"']],
    problems: ['65:16: removedTenants[0].removedOn: "2026-11-31" is no day; write it as 2027-03-31, in quotes'],
  },
  {
    name: 'a removed tenant in a cell that is none',
    edits: [['    cell: a\n    slot: 3', '    cell: gone\n    slot: 3']],
    problems: ['63:11: removedTenants[0].cell: "gone" is no cell of this file; use a or legal'],
  },
  {
    name: 'a tenant that was removed twice',
    edits: [
      [
        '    keepUntil: "2026-12-06"\n',
        '    keepUntil: "2026-12-06"\n  - { id: intern, cell: a, slot: 3, removedOn: "2026-10-01", keepUntil: "2026-12-01" }\n',
      ],
    ],
    problems: [
      '67:11: removedTenants[1].id: "intern" was removed from cell "a" already, as intern (removedTenants[0]); keep one of the entries',
      '67:34: removedTenants[1].slot: 3 is kept for intern (removedTenants[0]) in cell "a"; write the one that the tenant had',
    ],
  },
  {
    name: 'a tenant that was removed from two cells for good',
    edits: [
      [
        '    keepUntil: "2026-12-06"\n',
        '    keepUntil: "2026-12-06"\n  - { id: intern, cell: legal, slot: 3, removedOn: "2026-10-01", keepUntil: "2026-12-01" }\n',
      ],
      ['  - id: counsel\n    cell: legal\n', '  - id: counsel\n    cell: a\n'],
      ['    slot: 1\n    classification: restricted', '    slot: 4\n    classification: internal'],
    ],
    problems: [
      '67:11: removedTenants[1].id: "intern" was removed already, as intern (removedTenants[0]); write movedTo for the cell that it left before, or keep one of the entries',
    ],
  },
  {
    name: 'a move to a cell that is none',
    edits: [['    keepUntil: "2026-12-06"\n', '    keepUntil: "2026-12-06"\n    movedTo: legel\n']],
    problems: [
      '67:14: removedTenants[0].movedTo: "legel" is no cell of this file; use a or legal; did you mean "legal"?',
    ],
  },
  {
    name: 'a move to the cell that the tenant left',
    edits: [['    keepUntil: "2026-12-06"\n', '    keepUntil: "2026-12-06"\n    movedTo: a\n']],
    problems: ['67:14: removedTenants[0].movedTo: "a" is the cell that it left; name the one that it went to'],
  },
  {
    name: 'a tenant that moved away and stayed',
    edits: [
      [
        '    keepUntil: "2026-12-06"\n',
        '    keepUntil: "2026-12-06"\n  - { id: sales, cell: a, slot: 7, removedOn: "2026-10-01", keepUntil: "2026-12-01", movedTo: legal }\n',
      ],
    ],
    problems: [
      '40:9: tenants[1].id: sales (removedTenants[1]) left cell "a" on 2026-10-01, and its state is kept until 2026-12-01; use another id or cell, or wait until the state is erased and that entry gone',
    ],
  },
  {
    name: 'a tenant that moved in a circle',
    edits: [
      ['kind: dedicated', 'kind: shared'],
      ['classification: restricted', 'classification: internal'],
      [
        '    keepUntil: "2026-12-06"\n',
        '    keepUntil: "2026-12-06"\n  - { id: mover, cell: a, slot: 7, removedOn: "2026-09-01", keepUntil: "2026-12-01", movedTo: legal }\n  - { id: mover, cell: legal, slot: 7, removedOn: "2026-10-01", keepUntil: "2026-12-01", movedTo: a }\n',
      ],
    ],
    problems: [
      '67:95: removedTenants[1].movedTo: leads back to cell "a", so mover moved in a circle; a tenant never returns to a cell that still keeps its state',
      '68:99: removedTenants[2].movedTo: leads back to cell "legal", so mover moved in a circle; a tenant never returns to a cell that still keeps its state',
    ],
  },
  {
    name: 'the host of a removed tenant',
    edits: [['    slot: 3\n', '    slot: 3\n    host: offers\n']],
    problems: [
      '43:11: tenants[1].host: "offers" is the host of intern (removedTenants[0]) in cell "a" already; give this tenant another host',
    ],
  },
  {
    name: 'the id of a removed tenant as a host',
    edits: [['host: offers', 'host: intern']],
    problems: [
      '43:11: tenants[1].host: "intern" is the host of intern (removedTenants[0]) in cell "a" already; give this tenant another host',
    ],
  },
  {
    name: 'a removed tenant that keeps its model',
    edits: [
      [
        '    keepUntil: "2026-12-06"\n',
        '    keepUntil: "2026-12-06"\n    modelProvider: { kind: anthropic, model: claude-opus-4-6 }\n',
      ],
    ],
    problems: [
      '67:5: removedTenants[0].modelProvider: is not a known key; allowed here: id, cell, slot, host, removedOn, keepUntil, movedTo',
    ],
  },
  {
    name: 'a schedule in a time zone that is none',
    edits: [
      [
        '    host: offers',
        '    schedule: { timeZone: Europe/Berlinn, days: mon-fri, from: "08:00", to: "18:00" }\n    host: offers',
      ],
    ],
    problems: [
      '43:27: tenants[1].schedule.timeZone: "Europe/Berlinn" is no time zone; use a name such as Europe/Berlin; did you mean "Europe/Berlin"?',
    ],
  },
  {
    name: 'a schedule in a time zone by its offset',
    edits: [
      [
        '    host: offers',
        '    schedule: { timeZone: "+01:00", days: mon-fri, from: "08:00", to: "18:00" }\n    host: offers',
      ],
    ],
    problems: ['43:27: tenants[1].schedule.timeZone: "+01:00" is no time zone; use a name such as Europe/Berlin'],
  },
  {
    name: 'a schedule in a time zone in small letters',
    edits: [
      [
        '    host: offers',
        '    schedule: { timeZone: europe/berlin, days: mon-fri, from: "08:00", to: "18:00" }\n    host: offers',
      ],
    ],
    problems: [
      '43:27: tenants[1].schedule.timeZone: "europe/berlin" is no time zone; use a name such as Europe/Berlin; did you mean "Europe/Berlin"?',
    ],
  },
  {
    name: 'a schedule that ends before it begins',
    edits: [
      [
        '    host: offers',
        '    schedule: { timeZone: Europe/Berlin, days: mon-fri, from: "18:00", to: "08:00" }\n    host: offers',
      ],
    ],
    problems: [
      '43:76: tenants[1].schedule.to: "08:00" is not after "18:00", when the gateway starts; write a later time of the same day',
    ],
  },
  {
    name: 'a schedule without a minute in it',
    edits: [
      [
        '    host: offers',
        '    schedule: { timeZone: Asia/Kolkata, days: mon-fri, from: "08:00", to: "08:00" }\n    host: offers',
      ],
    ],
    problems: [
      '43:75: tenants[1].schedule.to: "08:00" is not after "08:00", when the gateway starts; write a later time of the same day',
    ],
  },
  {
    name: 'hours that no clock shows and days that are none',
    edits: [
      [
        '    host: offers',
        '    schedule: { timeZone: UTC, days: weekdays, from: "8:00", to: "24:00" }\n    host: offers',
      ],
    ],
    problems: [
      '43:38: tenants[1].schedule.days: "weekdays" is not allowed; use one day, such as sat, or the first and the last of several, such as mon-fri',
      '43:54: tenants[1].schedule.from: "8:00" is not allowed; use a time from "00:00" to "23:59", in quotes',
      '43:66: tenants[1].schedule.to: "24:00" is not allowed; use a time from "00:00" to "23:59", in quotes',
    ],
  },
  {
    name: 'a budget that nobody hears of',
    edits: [['    host: offers', '    budget: { monthlyUsd: 200 }\n    host: offers']],
    problems: [
      '43:5: tenants[1].budget: has no email, and the file no alarms.email; add the one who is told when the budget is used up',
    ],
  },
  {
    name: 'a budget of nothing, for nobody',
    edits: [['    host: offers', '    budget: { monthlyUsd: 0, email: sales }\n    host: offers']],
    problems: [
      '43:27: tenants[1].budget.monthlyUsd: must be between 1 and 1000000, got 0',
      '43:37: tenants[1].budget.email: "sales" is not allowed; use one e-mail address, such as platform-team@example.com',
    ],
  },
];
