import { Mistake } from './bad-input';

/** Mistakes in who a tenant is, where it sits and what it is called. */
export const TENANT_MISTAKES: Mistake[] = [
  {
    name: 'an id twice in a cell',
    edits: [
      ['  - id: sales', '  - id: support'],
      ['    host: offers\n', ''],
    ],
    problems: ['40:9: tenants[1].id: "support" is the id of support (tenants[0]) already; use another one'],
  },
  {
    name: 'a tenant in two cells, as a move that was not finished leaves it',
    edits: [['  - id: counsel', '  - id: support']],
    problems: [
      '51:9: tenants[2].id: "support" is in cell "a" already, as support (tenants[0]); a tenant has one cell, so keep one of the entries',
    ],
  },
  {
    name: 'two tenants that swap their cells in vain',
    edits: [
      ['  - id: counsel', '  - id: support'],
      [
        'removedTenants:\n',
        '  - id: support\n    cell: a\n    slot: 4\n    classification: public\n    owner: support-team\n    purpose: Answers questions of customers.\n    reviewBy: "2027-05-01"\n    host: again\n    modelProvider: { kind: anthropic, model: claude-opus-4-6 }\nremovedTenants:\n',
      ],
    ],
    problems: [
      '51:9: tenants[2].id: "support" is in cell "a" already, as support (tenants[0]); a tenant has one cell, so keep one of the entries',
      '61:9: tenants[3].id: "support" is the id of support (tenants[0]) already; use another one',
    ],
  },
  {
    name: 'a reserved id',
    edits: [['  - id: sales', '  - id: egress']],
    problems: [
      '40:9: tenants[1].id: "egress" is a name that cells use themselves; use another one, such as "egress-team"',
    ],
  },
  {
    name: 'the id of a stack that a removed tenant leaves',
    edits: [['  - id: sales', '  - id: removed-intern']],
    problems: [
      '40:9: tenants[1].id: "removed-intern" is a name that cells use themselves; use another one, such as "intern-team"',
    ],
  },
  {
    name: 'an id with a letter outside ASCII',
    edits: [['  - id: sales', '  - id: s\u0430les']],
    problems: [
      '40:9: tenants[1].id: "s\u0430les" has letters outside ASCII (U+0430) that look like others; use 2 to 32 lower-case letters, digits and inner hyphens, a letter first',
    ],
  },
  {
    name: 'a host and a cell with letters outside ASCII',
    edits: [
      ['host: offers', 'host: b\u00fcro'],
      ['cell: legal', 'cell: l\u0435gal'],
    ],
    problems: [
      '43:11: tenants[1].host: "b\u00fcro" has letters outside ASCII (U+00FC) that look like others; use one label of a host name: up to 63 lower-case letters, digits and inner hyphens',
      '52:11: tenants[2].cell: "l\u0435gal" has letters outside ASCII (U+0435) that look like others; use 1 to 12 lower-case letters and digits, a letter first',
    ],
  },
  {
    name: 'an id in capital letters',
    edits: [['  - id: sales', '  - id: Sales']],
    problems: [
      '40:9: tenants[1].id: "Sales" is not allowed; use 2 to 32 lower-case letters, digits and inner hyphens, a letter first',
    ],
  },
  {
    name: 'an id of 64 characters',
    edits: [['  - id: sales', '  - id: ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss']],
    problems: [
      '40:9: tenants[1].id: "sssssssssssssssssssssssssssssssssssssssssssssssssssssssss..." is not allowed; use 2 to 32 lower-case letters, digits and inner hyphens, a letter first',
    ],
  },
  {
    name: 'an id of one letter',
    edits: [['  - id: sales', '  - id: s']],
    problems: [
      '40:9: tenants[1].id: "s" is not allowed; use 2 to 32 lower-case letters, digits and inner hyphens, a letter first',
    ],
  },
  {
    name: 'an id that is a number',
    edits: [['  - id: sales', '  - id: 42']],
    problems: ['40:9: tenants[1].id: must be text, but it is read as a number; put it in quotes'],
  },
  {
    name: 'slot 0',
    edits: [['slot: 2', 'slot: 0']],
    problems: ['42:11: tenants[1].slot: must be between 1 and 85, got 0'],
  },
  {
    name: 'slot 86',
    edits: [['slot: 2', 'slot: 86']],
    problems: ['42:11: tenants[1].slot: must be between 1 and 85, got 86'],
  },
  {
    name: 'a slot in quotes',
    edits: [['slot: 2', 'slot: "2"']],
    problems: ['42:11: tenants[1].slot: must be a whole number without quotes, got "2"'],
  },
  {
    name: 'half a slot',
    edits: [['slot: 2', 'slot: 2.5']],
    problems: ['42:11: tenants[1].slot: must be a whole number without quotes, got 2.5'],
  },
  {
    name: 'no slot',
    edits: [['    slot: 2\n', '']],
    problems: [
      '40:5: tenants[1].slot: is missing; add it: its fixed number in the cell, which decides its ports and rules and never changes',
    ],
  },
  {
    name: 'a slot twice',
    edits: [['slot: 2', 'slot: 1']],
    problems: [
      '42:11: tenants[1].slot: 1 is the slot of support (tenants[0]) in cell "a"; use 2, the lowest that is free',
    ],
  },
  {
    name: 'the slot of a removed tenant',
    edits: [['slot: 2', 'slot: 3']],
    problems: [
      '42:11: tenants[1].slot: 3 is kept for intern (removedTenants[0]) in cell "a"; use 2, the lowest that is free',
    ],
  },
  {
    name: 'a removed tenant that is added again, in its slot',
    edits: [
      ['  - id: sales', '  - id: intern'],
      ['slot: 2', 'slot: 3'],
    ],
    problems: [
      '40:9: tenants[1].id: intern (removedTenants[0]) was removed on 2026-11-01, and its state is kept until 2026-12-06; use another id, or wait until the state is erased and that entry gone',
      '42:11: tenants[1].slot: 3 is kept for intern (removedTenants[0]) in cell "a"; use 2, the lowest that is free',
    ],
  },
  {
    name: 'a removed tenant that is added again, in another cell',
    edits: [['  - id: counsel', '  - id: intern']],
    problems: [
      '51:9: tenants[2].id: intern (removedTenants[0]) was removed on 2026-11-01, and its state is kept until 2026-12-06; use another id, or wait until the state is erased and that entry gone',
    ],
  },
  {
    name: 'a cell that is close to one',
    edits: [['cell: legal', 'cell: legel']],
    problems: ['52:11: tenants[2].cell: "legel" is no cell of this file; use a or legal; did you mean "legal"?'],
  },
  {
    name: 'a cell that is none',
    edits: [['    cell: a\n    slot: 2', '    cell: b\n    slot: 2']],
    problems: ['41:11: tenants[1].cell: "b" is no cell of this file; use a or legal'],
  },
  {
    name: 'two tenants one host',
    edits: [['host: offers', 'host: support']],
    problems: [
      '43:11: tenants[1].host: "support" is the host of support (tenants[0]) in cell "a" already; give this tenant another host',
    ],
  },
  {
    name: 'a host that is the id of another',
    edits: [
      ['    slot: 1\n    classification: internal', '    slot: 1\n    host: sales\n    classification: internal'],
      ['    host: offers\n', ''],
    ],
    problems: [
      '41:9: tenants[1].id: "sales" is the host of support (tenants[0]) in cell "a" already; give this tenant another host',
    ],
  },
  {
    name: 'a host of two labels',
    edits: [['host: offers', 'host: offers.sales']],
    problems: [
      '43:11: tenants[1].host: "offers.sales" is not allowed; use one label of a host name: up to 63 lower-case letters, digits and inner hyphens',
    ],
  },
  {
    name: 'a host with a wildcard',
    edits: [['host: offers', 'host: "*"']],
    problems: [
      '43:11: tenants[1].host: "*" is not allowed; use one label of a host name: up to 63 lower-case letters, digits and inner hyphens',
    ],
  },
  {
    name: 'a host name that is too long',
    edits: [
      ['host: offers', 'host: ooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo'],
      [
        'domain: claw.example.com',
        'domain: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.cccccccccccccccccccccccccccccccccccccccccccccccccc.example.com',
      ],
      [
        'kind: shared',
        'kind: shared\n    certificateArn: arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
      ],
      [
        'kind: dedicated',
        'kind: dedicated\n    certificateArn: arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
      ],
    ],
    problems: [
      '45:11: tenants[1].host: makes a host name of 256 characters, which may have 253; shorten it or ingress.domain',
    ],
  },
  {
    name: 'a classification that is close to one',
    edits: [['classification: internal', 'classification: internl']],
    problems: [
      '24:21: tenants[0].classification: "internl" is not allowed; use public, internal, confidential or restricted; did you mean "internal"?',
    ],
  },
  {
    name: 'a tenant that nobody answers for',
    edits: [['    owner: sales-team\n', '']],
    problems: ['40:5: tenants[1].owner: is missing; add it: person or team that answers for it'],
  },
  {
    name: 'an owner that no tag can hold',
    edits: [['owner: sales-team', 'owner: "<sales>"']],
    problems: [
      '45:12: tenants[1].owner: "<sales>" is not allowed; use a person or team in up to 128 letters, digits, spaces and _.:/=+@-',
    ],
  },
  {
    name: 'a purpose that tells nothing',
    edits: [['purpose: Drafts offers from the price list.', 'purpose: Sales.']],
    problems: ['46:14: tenants[1].purpose: must have at least 10 characters that tell a reviewer enough, has 6'],
  },
  {
    name: 'a purpose of spaces',
    edits: [['purpose: Drafts offers from the price list.', 'purpose: "               "']],
    problems: ['46:14: tenants[1].purpose: must have at least 10 characters that tell a reviewer enough, has 0'],
  },
  {
    name: 'no day of review',
    edits: [['    reviewBy: "2027-06-01"\n', '']],
    problems: [
      '40:5: tenants[1].reviewBy: is missing; add it: day by which somebody decides whether it is still needed as it is, such as "2027-05-01"',
    ],
  },
  {
    name: 'a day of review that the calendar does not have',
    edits: [['reviewBy: "2027-06-01"', 'reviewBy: "2027-02-30"']],
    problems: ['47:15: tenants[1].reviewBy: "2027-02-30" is no day; write it as 2027-03-31, in quotes'],
  },
  {
    name: 'a day of review in another spelling',
    edits: [['reviewBy: "2027-06-01"', 'reviewBy: 1.6.2027']],
    problems: ['47:15: tenants[1].reviewBy: "1.6.2027" is no day; write it as 2027-03-31, in quotes'],
  },
  {
    name: 'an audience that is none',
    edits: [['    host: offers', '    audience: everybody\n    host: offers']],
    problems: ['43:15: tenants[1].audience: "everybody" is not allowed; use person or team'],
  },
  {
    name: 'a key of its own that is none',
    edits: [['    host: offers', '    encryption: none\n    host: offers']],
    problems: ['43:17: tenants[1].encryption: "none" is not allowed; use cell or own'],
  },
  {
    name: 'a misspelt key',
    edits: [['    host: offers', '    hots: offers']],
    problems: [
      '43:5: tenants[1].hots: is not a known key; allowed here: id, cell, slot, host, classification, owner, purpose, reviewBy, modelProvider, channels, tools, audience, team, sessionScope, settings, approvedDevices, secretMaintainers, size, extraDomains, encryption, budget, schedule, retention',
    ],
  },
  {
    name: 'a log retention that CloudWatch does not offer',
    edits: [['    host: offers', '    retention: { logsDays: 91 }\n    host: offers']],
    problems: [
      '43:28: tenants[1].retention.logsDays: 91 is not allowed; use 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653',
    ],
  },
  {
    name: 'removed tenants that are no list',
    edits: [
      [
        'removedTenants:\n  - id: intern\n    cell: a\n    slot: 3\n    removedOn: "2026-11-01"\n    keepUntil: "2026-12-06"\n',
        'removedTenants: none\n',
      ],
    ],
    problems: ['61:17: removedTenants: must be a list; start each entry on a line of its own with "- "'],
  },
];

/** Mistakes in what the OpenClaw of a tenant is told and may reach. */
export const TENANT_CONFIG_MISTAKES: Mistake[] = [
  {
    name: 'a further host on a port that the proxy does not open',
    edits: [['        owner: support-team', '        owner: support-team\n        port: 8443']],
    problems: [
      '40:15: tenants[0].extraDomains[0].port: 8443 of "status.example.com" is no port that the proxy of the cell connects to; add 8443 to egress.ports',
    ],
  },
  {
    name: 'a model server on a port that the proxy does not open',
    edits: [['      kind: openAi\n', '      kind: openAiCompatible\n      baseUrl: https://llm.example.com:8443/v1\n']],
    problems: [
      '50:16: tenants[1].modelProvider.baseUrl: 8443 of "llm.example.com" is no port that the proxy of the cell connects to; add 8443 to egress.ports',
    ],
  },
  {
    name: 'a mailbox on a port that the proxy does not open',
    edits: [
      [
        '    host: offers\n',
        '    host: offers\n    channels: [{ kind: email, host: imap.example.com, port: 1993, user: a@example.com, allowedSenders: ["@example.com"] }]\n',
      ],
    ],
    problems: [
      '44:61: tenants[1].channels[0].port: 1993 of "imap.example.com" is no port that the proxy of the cell connects to; add 1993 to egress.ports',
    ],
  },
  {
    name: 'a further host that the channels bring',
    edits: [['host: status.example.com', 'host: files.slack.com']],
    problems: [
      '37:15: tenants[0].extraDomains[0].host: "files.slack.com" is below ".slack.com", which stands in the list already, for channel slack; remove it',
    ],
  },
  {
    name: 'a further host that is every host',
    edits: [['host: status.example.com', 'host: "*"']],
    problems: [
      '37:15: tenants[0].extraDomains[0].host: "*" allows every host; name each host that the gateway needs, one entry per host',
    ],
  },
  {
    name: 'webhooks without a way in',
    edits: [
      [
        'ingress:\n  kind: internal\n  domain: claw.example.com\n  hostedZone:\n    id: Z0123456789ABCDEFGHIJ\n    name: example.com\n',
        'ingress: { kind: none }\n',
      ],
      ['    host: offers\n', ''],
      ['kind: slackSocket', 'kind: slackHttp'],
    ],
    problems: [
      '27:15: tenants[0].channels[0].kind: "slackHttp" receives webhooks, which ingress.kind "none" does not let in; use another ingress or channel',
    ],
  },
  {
    name: 'the same service twice',
    edits: [['            users: [U0123456789]\n', '            users: [U0123456789]\n      - kind: slackHttp\n']],
    problems: [
      '36:15: tenants[0].channels[1].kind: "slackHttp" repeats the channel of tenants[0].channels[0]; a gateway has each service once, so merge them',
    ],
  },
  {
    name: 'a size that Fargate does not offer',
    edits: [['    host: offers', '    size: { cpu: 512, memoryMiB: 8192 }\n    host: offers']],
    problems: [
      '43:34: tenants[1].size.memoryMiB: Fargate offers 2048 to 4096 in steps of 1024 MiB with 512 CPU units, got 8192',
    ],
  },
  {
    name: 'insecure settings of two tenants',
    edits: [
      ['    host: offers', '    settings: { gateway: { bind: lan } }\n    host: offers'],
      ['    extraDomains:', '    settings: { tools: { elevated: { enabled: true } } }\n    extraDomains:'],
    ],
    problems: [
      '36:47: tenants[0].settings.tools.elevated.enabled: must not be true: it gives the agent the rights of its host: leave it out, or build a tool with access controls of its own',
      '44:34: tenants[1].settings.gateway.bind: must not be "lan": it exposes the gateway past its edge: leave it out, the gateway listens on loopback',
    ],
  },
  {
    name: 'everybody in a Slack channel',
    edits: [['[U0123456789]', '["*"]']],
    problems: [
      "35:21: tenants[0].channels[0].channels[0].users[0]: must be a Slack user id such as 'U0123456789', got the wildcard '*', which would let anybody in: open the person's profile in Slack and choose Copy member ID",
    ],
  },
  {
    name: 'a key of the model provider in the file',
    edits: [['      model: gpt-5.5', '      model: sk-a1B2c3D4a1B2c3D4a1B2c3D4a1B2c3D4a1B2c3D4']],
    problems: [
      '50:14: tenants[1].modelProvider.model: looks like an OpenAI API key, which is not shown here; remove it, replace it where it was issued, and store the new one in AWS Secrets Manager',
    ],
  },
  {
    name: 'a placeholder for the token',
    edits: [
      [
        '    host: offers',
        '    settings: { gateway: { auth: { token: replace-with-long-random-token } } }\n    host: offers',
      ],
    ],
    problems: [
      '43:43: tenants[1].settings.gateway.auth.token: must not be set, got a placeholder, which OpenClaw would accept as the real thing: GatewayToken generates and rotates the token',
    ],
  },
  {
    name: 'a device that OpenClaw could not name so',
    edits: [['    host: offers', '    approvedDevices: [laptop]\n    host: offers']],
    problems: [
      '43:23: tenants[1].approvedDevices[0]: "laptop" is not allowed; use the 64 lower-case hexadecimal digits of the log',
    ],
  },
  {
    name: 'mistakes of every kind at once',
    edits: [
      ['kind: internal\n', 'kind: internetFacing\n'],
      ['kind: dedicated', 'kind: dedicatd'],
      ['    slot: 2', '    slot: 1'],
      ['host: offers', 'host: support'],
      ['classification: public', 'classification: restricted'],
      ['model: gpt-5.5', 'model: GPT 5'],
      ['reviewBy: "2027-01-15"', 'reviewBy: "2027-13-01"'],
      ['keepUntil: "2026-12-06"', 'keepUntil: "2026-01-06"'],
    ],
    problems: [
      '7:9: ingress.kind: is open to the whole internet; add oidc, allowedCidrs or both, or use "internal"',
      '19:11: cells[1].kind: "dedicatd" is not allowed; use shared or dedicated; did you mean "dedicated"?',
      '41:11: tenants[1].cell: "a" is shared, which "placement.restricted: dedicated" (default) forbids for sales, as it is restricted; give it a dedicated cell or another classification, or change the policy to placement.restricted: shared',
      '42:11: tenants[1].slot: 1 is the slot of support (tenants[0]) in cell "a"; use 2, the lowest that is free',
      '43:11: tenants[1].host: "support" is the host of support (tenants[0]) in cell "a" already; give this tenant another host',
      "50:14: tenants[1].modelProvider.model: must be the name of a model without spaces, got 'GPT 5': copy it from the provider's list of models",
      '57:15: tenants[2].reviewBy: "2027-13-01" is no day; write it as 2027-03-31, in quotes',
      '66:16: removedTenants[0].keepUntil: is 2026-01-06, before the removal on 2026-11-01; write the last day on which the state is kept',
    ],
  },
  {
    name: 'what a team may do, for one person',
    edits: [['    host: offers\n', '    host: offers\n    team: { writers: { slack: [U0123456789] } }\n']],
    problems: ['44:5: tenants[1].team: needs "audience: team" beside it; add it or leave team out'],
  },
  {
    name: 'a team that anybody joins who gets a code approved',
    edits: [['            users: [U0123456789]\n', '            users: [U0123456789]\n    audience: team\n']],
    problems: [
      '32:9: tenants[0].channels[0].directMessages: must be "kind: allowOnly" or "kind: disabled" for "audience: team", got "kind: pairing": whoever gets a code approved would belong to the team without being named; name the people',
    ],
  },
  {
    name: 'writers whom no channel answers',
    edits: [
      [
        '            users: [U0123456789]\n',
        '            users: [U0123456789]\n        directMessages: { kind: disabled }\n    audience: team\n    team: { writers: { slack: [U0999999999], discord: ["1"] } }\n',
      ],
    ],
    problems: [
      "38:32: tenants[0].team.writers.slack[0]: must be somebody whom the channel answers, got 'U0999999999': name the person in the channel too",
      "38:55: tenants[0].team.writers.discord: must belong to a channel that is given, got 'discord': add the channel or leave its writers out",
    ],
  },
  {
    name: 'a team at the Control UI alone',
    edits: [['    host: offers\n', '    host: offers\n    audience: team\n']],
    problems: [
      '40:5: tenants[1].channels: must name at least one for "audience: team", got none: whoever opens the Control UI has the same token, so nobody could be told apart',
    ],
  },
  {
    name: 'a setting that mixes what a team writes',
    edits: [
      [
        '            users: [U0123456789]\n',
        '            users: [U0123456789]\n        directMessages: { kind: disabled }\n    audience: team\n    settings: { messages: { queue: { mode: collect } } }\n',
      ],
    ],
    problems: [
      `38:44: tenants[0].settings.messages.queue.mode: must not be "collect": for "audience: team" it would mix people's messages into one run: leave it out, each waits for its own`,
    ],
  },
  {
    name: 'an audience that there is not',
    edits: [
      [
        '            users: [U0123456789]\n',
        '            users: [U0123456789]\n        directMessages: { kind: disabled }\n    audience: company\n',
      ],
    ],
    problems: ['37:15: tenants[0].audience: "company" is not allowed; use person or team'],
  },
];
