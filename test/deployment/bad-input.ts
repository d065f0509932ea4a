/** A mistake: how it gets into a valid file, and exactly what is said about it after the name of the file. */
export interface Mistake {
  readonly name: string;
  readonly edits: [from: string, to: string][];
  readonly problems: string[];
}

/** Mistakes in the fields of a deployment file. */
export const FIELD_MISTAKES: Mistake[] = [
  {
    name: 'a misspelt section',
    edits: [['network:', 'netwrok:']],
    problems: ['5:1: netwrok: is not a known key; did you mean "network"?'],
  },
  {
    name: 'an unknown key',
    edits: [['region:', 'colour: red\nregion:']],
    problems: [
      '2:1: colour: is not a known key; allowed here: topology, name, region, availabilityZones, account, environment, openclaw, network, ingress, egress, tenant, alarms, retention, rotation, acknowledgements, checks, tags',
    ],
  },
  {
    name: 'keys that a tenant has beside others',
    edits: [['  id: support', '  id: support\n  slot: 1\n  extraDomains: []']],
    problems: [
      '21:3: tenant.slot: is a key of topology multi-tenant and hybrid; write topology: multi-tenant or hybrid, with cells and tenants',
      '22:3: tenant.extraDomains: is a key of topology multi-tenant and hybrid; a single tenant has them as egress.extraDomains',
    ],
  },
  {
    name: 'many tenants beside the one',
    edits: [['tenant:\n', 'tenants: []\ntenant:\n']],
    problems: [
      '19:1: tenants: is a key of topology multi-tenant and hybrid; write topology: multi-tenant or hybrid, with cells and tenants',
    ],
  },
  {
    name: 'a tag that tells tenants apart',
    edits: [['region:', 'tags: { openclaw:tenant: sales }\nregion:']],
    problems: ['2:9: tags["openclaw:tenant"]: begins with "openclaw:", which tells tenants apart; use another name'],
  },
  {
    name: 'a misspelt key deep inside',
    edits: [['      owner:', '      ownr:']],
    problems: [
      '16:7: egress.extraDomains[0].owner: is missing; add it: person or team that asked for it',
      '18:7: egress.extraDomains[0].ownr: is not a known key; did you mean "owner"?',
    ],
  },
  {
    name: 'a key that another variant has',
    edits: [['kind: anthropic', 'kind: anthropic\n    baseUrl: https://llm.example.com/v1']],
    problems: ['23:5: tenant.modelProvider.baseUrl: is not a known key; allowed here: kind, model'],
  },
  {
    name: 'a missing field',
    edits: [['name: small\n', '']],
    problems: ['1:1: name: is missing; add it: name of the deployment and of its CloudFormation stack'],
  },
  {
    name: 'a missing section',
    edits: [
      [
        'ingress:\n  kind: internal\n  domain: assistant.example.com\n  hostedZone:\n    id: Z0123456789ABCDEFGHIJ\n    name: example.com\n',
        '',
      ],
    ],
    problems: [
      '1:1: ingress: is missing; add it: how people reach the Control UI and how channels reach their webhooks',
    ],
  },
  {
    name: 'an empty field',
    edits: [['name: small', 'name:']],
    problems: ['1:6: name: is empty; give it a value or remove the line'],
  },
  {
    name: 'an empty text',
    edits: [['name: small', 'name: ""']],
    problems: ['1:7: name: is empty; give it a value or remove the line'],
  },
  {
    name: 'a name that CloudFormation refuses',
    edits: [['name: small', 'name: 1st_deployment']],
    problems: ['1:7: name: "1st_deployment" is not allowed; use a letter, then up to 59 letters, digits and hyphens'],
  },
  {
    name: 'an unknown region',
    edits: [['region: eu-central-1', 'region: eu-centrall-1']],
    problems: [
      '2:9: region: "eu-centrall-1" is not an AWS region; use a name such as eu-central-1; did you mean "eu-central-1"?',
    ],
  },
  {
    name: 'a zone of another region',
    edits: [['eu-central-1b', 'us-east-1b']],
    problems: [
      '3:36: availabilityZones[1]: "us-east-1b" is no zone of eu-central-1; use the region and one letter, such as eu-central-1a',
    ],
  },
  {
    name: 'a zone twice',
    edits: [['eu-central-1b', 'eu-central-1a']],
    problems: ['3:36: availabilityZones[1]: stands in the list twice; keep one of them'],
  },
  {
    name: 'a single zone',
    edits: [['[eu-central-1a, eu-central-1b]', '[eu-central-1a]']],
    problems: ['3:20: availabilityZones: must have 2 to 3 entries, has 1'],
  },
  {
    name: 'one zone that is no list',
    edits: [['[eu-central-1a, eu-central-1b]', 'eu-central-1a']],
    problems: ['3:20: availabilityZones: must be a list; start each entry on a line of its own with "- "'],
  },
  {
    name: 'an account number without quotes',
    edits: [['region:', 'account: 111122223333\nregion:']],
    problems: ['2:10: account: must be text, but it is read as a number; put it in quotes'],
  },
  {
    name: 'an account whose zones would be looked up',
    edits: [['availabilityZones: [eu-central-1a, eu-central-1b]', 'account: "111122223333"']],
    problems: [
      '3:1: account: needs availabilityZones beside it, or the zones would have to be looked up in the account; add them',
    ],
  },
  {
    name: 'an account number that is too short',
    edits: [['region:', 'account: "1111"\nregion:']],
    problems: ['2:10: account: "1111" is not allowed; use an account number of twelve digits in quotes'],
  },
  {
    name: 'an environment that is close to one',
    edits: [['environment: development', 'environment: prodution']],
    problems: [
      '4:14: environment: "prodution" is not allowed; use development or production; did you mean "production"?',
    ],
  },
  {
    name: 'an image with a tag but no digest',
    edits: [['region:', 'openclaw:\n  baseImage: ghcr.io/openclaw/openclaw:2026.9.6\nregion:']],
    problems: [
      '3:14: openclaw.baseImage: "ghcr.io/openclaw/openclaw:2026.9.6" has a tag but no digest, and a tag can be moved; write name:tag@sha256:<digest>',
    ],
  },
  {
    name: 'an image with half a digest',
    edits: [['region:', 'openclaw:\n  baseImage: ghcr.io/openclaw/openclaw:2026.9.6@sha256:0a5f\nregion:']],
    problems: [
      '3:14: openclaw.baseImage: "ghcr.io/openclaw/openclaw:2026.9.6@sha256:0a5f" has no valid digest; use name:tag@sha256: and 64 hexadecimal digits',
    ],
  },
  {
    name: 'two images',
    edits: [
      [
        'region:',
        'openclaw:\n  baseImage: a/b:1@sha256:0000000000000000000000000000000000000000000000000000000000000000\n  image: a/c:1@sha256:1111111111111111111111111111111111111111111111111111111111111111\nregion:',
      ],
    ],
    problems: ['3:3: openclaw.baseImage: is not used when openclaw.image is given; keep one of them'],
  },
  {
    name: 'a VPC that is too small',
    edits: [['10.0.0.0/20', '10.0.0.0/24']],
    problems: ['6:9: network.cidr: must be from /16 to /21 to hold the subnets of 2 zones, got 10.0.0.0/24'],
  },
  {
    name: 'a VPC that is too small for three zones',
    edits: [
      ['10.0.0.0/20', '10.0.0.0/21'],
      ['eu-central-1b]', 'eu-central-1b, eu-central-1c]'],
    ],
    problems: ['6:9: network.cidr: must be from /16 to /20 to hold the subnets of 3 zones, got 10.0.0.0/21'],
  },
  {
    name: 'a VPC that is too large',
    edits: [['10.0.0.0/20', '10.0.0.0/8']],
    problems: ['6:9: network.cidr: must be from /16 to /21 to hold the subnets of 2 zones, got 10.0.0.0/8'],
  },
  {
    name: 'a VPC with public addresses',
    edits: [['10.0.0.0/20', '8.8.0.0/20']],
    problems: [
      '6:9: network.cidr: must lie in a private range (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10), got 8.8.0.0/20: hosts on the internet that own these addresses could not be reached',
    ],
  },
  {
    name: 'a VPC that is no range',
    edits: [['10.0.0.0/20', '10.0.0.0-10.0.15.255']],
    problems: ['6:9: network.cidr: must be an IPv4 block such as 10.0.0.0/20, got "10.0.0.0-10.0.15.255"'],
  },
  {
    name: 'a VPC that begins in the middle of a range',
    edits: [['10.0.0.0/20', '10.0.0.1/20']],
    problems: ['6:9: network.cidr: must begin with its first address, got 10.0.0.1/20: write 10.0.0.0/20'],
  },
  {
    name: 'a misspelt ingress',
    edits: [['kind: internal\n', 'kind: internall\n']],
    problems: [
      '8:9: ingress.kind: "internall" is not allowed; use internal, internetFacing or none; did you mean "internal"?',
    ],
  },
  {
    name: 'internet-facing without OIDC or CIDR list',
    edits: [['kind: internal\n', 'kind: internetFacing\n']],
    problems: ['8:9: ingress.kind: is open to the whole internet; add oidc, allowedCidrs or both, or use "internal"'],
  },
  {
    name: 'internet-facing with 0.0.0.0/0',
    edits: [['kind: internal\n', 'kind: internetFacing\n  allowedCidrs: [0.0.0.0/0]\n']],
    problems: [
      '9:18: ingress.allowedCidrs[0]: "0.0.0.0/0" allows the whole internet; list the ranges that your people come from',
    ],
  },
  {
    name: 'internet-facing with half of the internet',
    edits: [['kind: internal\n', 'kind: internetFacing\n  allowedCidrs: [0.0.0.0/1, 128.0.0.0/1]\n']],
    problems: [
      '9:18: ingress.allowedCidrs[0]: "0.0.0.0/1" is too wide; use a prefix length of 8 or more',
      '9:29: ingress.allowedCidrs[1]: "128.0.0.0/1" is too wide; use a prefix length of 8 or more',
    ],
  },
  {
    name: 'internet-facing with an empty CIDR list',
    edits: [['kind: internal\n', 'kind: internetFacing\n  allowedCidrs: []\n']],
    problems: ['9:17: ingress.allowedCidrs: must have 1 to 200 entries, has 0'],
  },
  {
    name: 'a client address without prefix',
    edits: [['kind: internal\n', 'kind: internetFacing\n  allowedCidrs: [203.0.113.7]\n']],
    problems: [
      '9:18: ingress.allowedCidrs[0]: "203.0.113.7" is not an IPv4 range; write the first address and a prefix length, such as 203.0.113.0/24',
    ],
  },
  {
    name: 'a domain with a look-alike letter',
    edits: [['domain: assistant.example.com', 'domain: \u0430ssistant.example.com']],
    problems: [
      '9:11: ingress.domain: "\u0430ssistant.example.com" has letters outside ASCII (U+0430) that look like others; write the ASCII name, or "xn--ssistant-06g.example.com" if that name is really meant',
    ],
  },
  {
    name: 'a domain with capital letters',
    edits: [['domain: assistant.example.com', 'domain: Assistant.example.com']],
    problems: ['9:11: ingress.domain: "Assistant.example.com" has capital letters; write "assistant.example.com"'],
  },
  {
    name: 'an address instead of a domain',
    edits: [['domain: assistant.example.com', 'domain: https://assistant.example.com/']],
    problems: [
      '9:11: ingress.domain: "https://assistant.example.com/" is more than a name; leave out the scheme, port and path',
    ],
  },
  {
    name: 'an IP address instead of a domain',
    edits: [['domain: assistant.example.com', 'domain: 10.0.0.5']],
    problems: ['9:11: ingress.domain: "10.0.0.5" is an IP address; write a domain name'],
  },
  {
    name: 'a domain without a dot',
    edits: [['domain: assistant.example.com', 'domain: assistant']],
    problems: ['9:11: ingress.domain: "assistant" has no dot; write the full name, such as "assistant.example.com"'],
  },
  {
    name: 'a domain outside its hosted zone',
    edits: [['domain: assistant.example.com', 'domain: assistant.example.org']],
    problems: [
      '9:11: ingress.domain: "assistant.example.org" is not in the hosted zone example.com; use a name below it or another zone',
    ],
  },
  {
    name: 'a domain that only ends like its zone',
    edits: [['domain: assistant.example.com', 'domain: assistantexample.com']],
    problems: [
      '9:11: ingress.domain: "assistantexample.com" is not in the hosted zone example.com; use a name below it or another zone',
    ],
  },
  {
    name: 'neither zone nor certificate',
    edits: [['  hostedZone:\n    id: Z0123456789ABCDEFGHIJ\n    name: example.com\n', '']],
    problems: [
      '7:1: ingress: has neither certificateArn nor hostedZone; add the zone to get a certificate, or name one that you have',
    ],
  },
  {
    name: 'a certificate of another region',
    edits: [
      [
        '  hostedZone:\n    id: Z0123456789ABCDEFGHIJ\n    name: example.com\n',
        '  certificateArn: arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000\n',
      ],
    ],
    problems: [
      '10:19: ingress.certificateArn: is a certificate of us-east-1; a load balancer needs one of its own region, eu-central-1',
    ],
  },
  {
    name: 'a certificate that is none',
    edits: [['  hostedZone:\n', '  certificateArn: my-certificate\n  hostedZone:\n']],
    problems: [
      '10:19: ingress.certificateArn: "my-certificate" is not allowed; use the ARN of a certificate in AWS Certificate Manager',
    ],
  },
  {
    name: 'a hosted zone id in the wrong field',
    edits: [['id: Z0123456789ABCDEFGHIJ', 'id: example.com']],
    problems: [
      '11:9: ingress.hostedZone.id: "example.com" is not allowed; use a hosted zone id, such as Z0123456789ABCDEFGHIJ',
    ],
  },
  {
    name: 'OIDC without TLS and with too long a session',
    edits: [
      [
        'kind: internal\n',
        'kind: internal\n  oidc:\n    issuer: http://login.example.com\n    authorizationEndpoint: https://login.example.com/authorize\n    tokenEndpoint: https://login.example.com/token\n    userInfoEndpoint: https://login.example.com/userinfo\n    clientId: openclaw\n    clientSecretName: openclaw/oidc\n    sessionHours: 24\n',
      ],
    ],
    problems: [
      '10:13: ingress.oidc.issuer: "http://login.example.com" does not use TLS; use an https:// address',
      '16:19: ingress.oidc.sessionHours: must be between 1 and 12, got 24',
    ],
  },
  {
    name: '"yes" for a truth value',
    edits: [['kind: internal\n', 'kind: internal\n  hstsPreload: yes\n']],
    problems: ['9:16: ingress.hstsPreload: must be true or false, got "yes"'],
  },
  {
    name: 'a tenant id with capital letters',
    edits: [['  id: support', '  id: Support Team']],
    problems: [
      '20:7: tenant.id: "Support Team" is not allowed; use 2 to 32 lower-case letters, digits and inner hyphens, a letter first',
    ],
  },
  {
    name: 'an unknown model provider',
    edits: [['kind: anthropic', 'kind: antropic']],
    problems: [
      '22:11: tenant.modelProvider.kind: "antropic" is not allowed; use anthropic, openAi, openAiCompatible or bedrock; did you mean "anthropic"?',
    ],
  },
  {
    name: 'an unknown channel',
    edits: [['- kind: slackSocket', '- kind: slack']],
    problems: [
      '25:13: tenant.channels[0].kind: "slack" is not allowed; use slackSocket, slackHttp, whatsApp, msTeams, discord, telegram or email; did you mean "slackSocket" or "slackHttp"?',
    ],
  },
  {
    name: 'a channel of another product',
    edits: [['- kind: slackSocket', '- kind: signal']],
    problems: [
      '25:13: tenant.channels[0].kind: "signal" is not allowed; use slackSocket, slackHttp, whatsApp, msTeams, discord, telegram or email',
    ],
  },
  {
    name: 'the same service twice',
    edits: [['users: [U0123456789]\n', 'users: [U0123456789]\n    - kind: slackHttp\n']],
    problems: [
      '29:13: tenant.channels[1].kind: "slackHttp" repeats the channel of tenant.channels[0]; a gateway has each service once, so merge them',
    ],
  },
  {
    name: 'webhooks without a way in',
    edits: [
      [
        'ingress:\n  kind: internal\n  domain: assistant.example.com\n  hostedZone:\n    id: Z0123456789ABCDEFGHIJ\n    name: example.com\n',
        'ingress:\n  kind: none\n',
      ],
      ['- kind: slackSocket', '- kind: slackHttp'],
    ],
    problems: [
      '21:13: tenant.channels[0].kind: "slackHttp" receives webhooks, which ingress.kind "none" does not let in; use another ingress or channel',
    ],
  },
  {
    name: 'a Slack channel by its name',
    edits: [['channelId: C0123456789', 'channelId: "#support"']],
    problems: [
      "27:22: tenant.channels[0].channels[0].channelId: must be a Slack channel id such as 'C0123456789', got '#support': open the channel's details in Slack and copy the id at the bottom",
    ],
  },
  {
    name: 'everybody in a Slack channel',
    edits: [['[U0123456789]', '["*"]']],
    problems: [
      "28:19: tenant.channels[0].channels[0].users[0]: must be a Slack user id such as 'U0123456789', got the wildcard '*', which would let anybody in: open the person's profile in Slack and choose Copy member ID",
    ],
  },
  {
    name: 'nobody in a Slack channel',
    edits: [['[U0123456789]', '[]']],
    problems: [
      '28:18: tenant.channels[0].channels[0].users: must name at least one person, got none: nobody could use it',
    ],
  },
  {
    name: 'a device that OpenClaw could not name so',
    edits: [['tenant:\n', 'tenant:\n  approvedDevices: [0c8e9f0d-5075-48b9-bd33-a41da660b455]\n']],
    problems: [
      '20:21: tenant.approvedDevices[0]: "0c8e9f0d-5075-48b9-bd33-a41da660b455" is not allowed; use the 64 lower-case hexadecimal digits of the log',
    ],
  },
  {
    name: 'a maintainer that is no role',
    edits: [['tenant:\n', 'tenant:\n  secretMaintainers: ["*", arn:aws:iam::111122223333:user/me]\n']],
    problems: [
      '20:23: tenant.secretMaintainers[0]: "*" is not allowed; use the ARN of an IAM role, such as arn:aws:iam::111122223333:role/keys',
      '20:28: tenant.secretMaintainers[1]: "arn:aws:iam::111122223333:user/me" is not allowed; use the ARN of an IAM role, such as arn:aws:iam::111122223333:role/keys',
    ],
  },
  {
    name: 'a memory size that Fargate does not offer',
    edits: [['tenant:\n', 'tenant:\n  size: { cpu: 512, memoryMiB: 6144 }\n']],
    problems: [
      '20:32: tenant.size.memoryMiB: Fargate offers 2048 to 4096 in steps of 1024 MiB with 512 CPU units, got 6144',
    ],
  },
  {
    name: 'too little memory',
    edits: [['tenant:\n', 'tenant:\n  size: { cpu: 512, memoryMiB: 512 }\n']],
    problems: ['20:32: tenant.size.memoryMiB: must be between 2048 and 30720, got 512'],
  },
  {
    name: 'a CPU size that Fargate does not offer',
    edits: [['tenant:\n', 'tenant:\n  size: { cpu: 500, memoryMiB: 2048 }\n']],
    problems: ['20:16: tenant.size.cpu: 500 is not allowed; use 256, 512, 1024, 2048 or 4096'],
  },
  {
    name: 'an e-mail address that is none',
    edits: [['region:', 'alarms: { email: platform-team }\nregion:']],
    problems: [
      '2:18: alarms.email: "platform-team" is not allowed; use one e-mail address, such as platform-team@example.com',
    ],
  },
  {
    name: 'a log retention that CloudWatch does not offer',
    edits: [['region:', 'retention: { logsDays: 45 }\nregion:']],
    problems: [
      '2:24: retention.logsDays: 45 is not allowed; use 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653',
    ],
  },
  {
    name: 'a backup retention in quotes',
    edits: [['region:', 'retention: { backupsDays: "35" }\nregion:']],
    problems: ['2:27: retention.backupsDays: must be a whole number without quotes, got "35"'],
  },
  {
    name: 'a rotation that is too slow',
    edits: [['region:', 'rotation: { tokenDays: 365 }\nregion:']],
    problems: ['2:24: rotation.tokenDays: must be between 1 and 90, got 365'],
  },
  {
    name: 'half a day',
    edits: [['region:', 'rotation: { tokenDays: 0.5 }\nregion:']],
    problems: ['2:24: rotation.tokenDays: must be a whole number without quotes, got 0.5'],
  },
  {
    name: 'an acknowledgement without a reason that tells anything',
    edits: [['region:', 'acknowledgements: [{ id: openclaw:Egress.dnsFirewall, reason: ok }]\nregion:']],
    problems: ['2:63: acknowledgements[0].reason: must have at least 20 characters that tell a reviewer enough, has 2'],
  },
  {
    name: 'an acknowledgement of everything',
    edits: [['region:', 'acknowledgements: [{ id: "*", reason: We accept whatever comes. }]\nregion:']],
    problems: ['2:26: acknowledgements[0].id: "*" is not allowed; use the id that the warning shows, without spaces'],
  },
  {
    name: 'an acknowledgement twice',
    edits: [
      [
        'region:',
        'acknowledgements:\n  - { id: openclaw:Egress.dnsFirewall, reason: Development only for now. }\n  - { id: openclaw:Egress.dnsFirewall, reason: Development only for now. }\nregion:',
      ],
    ],
    problems: [
      '4:11: acknowledgements[1].id: "openclaw:Egress.dnsFirewall" is acknowledged already, as acknowledgements[0]; keep one of them',
    ],
  },
  {
    name: 'a tag that AWS keeps',
    edits: [['region:', 'tags: { aws:team: support }\nregion:']],
    problems: ['2:9: tags["aws:team"]: begins with "aws:", which AWS keeps for itself; use another name'],
  },
  {
    name: 'a tag that is a number',
    edits: [['region:', 'tags: { cost-centre: 4711 }\nregion:']],
    problems: ['2:22: tags.cost-centre: must be text, but it is read as a number; put it in quotes'],
  },
  {
    name: 'a section that is a list',
    edits: [
      [
        'ingress:\n  kind: internal\n  domain: assistant.example.com\n  hostedZone:\n    id: Z0123456789ABCDEFGHIJ\n    name: example.com\n',
        'ingress: [internal]\n',
      ],
    ],
    problems: [
      '7:10: ingress: must be a section with the keys kind, domain, hostedZone, allowedCidrs, oidc, hstsPreload, certificateArn',
    ],
  },
  {
    name: 'several mistakes at once',
    edits: [
      ['region: eu-central-1', 'region: eu-central1'],
      ['kind: internal\n', 'kind: internetFacing\n'],
      ['tier: dnsFirewall', 'tier: firewall'],
      ['  id: support', '  id: S'],
    ],
    problems: [
      '2:9: region: "eu-central1" is not an AWS region; use a name such as eu-central-1; did you mean "eu-central-1"?',
      '8:9: ingress.kind: is open to the whole internet; add oidc, allowedCidrs or both, or use "internal"',
      '14:9: egress.tier: "firewall" is not allowed; use proxy, dnsFirewall, networkFirewall or existingProxy',
      '20:7: tenant.id: "S" is not allowed; use 2 to 32 lower-case letters, digits and inner hyphens, a letter first',
    ],
  },
];

/** Mistakes in what OpenClaw is told: settings, channels, provider, tools. */
export const CONFIG_MISTAKES: Mistake[] = [
  {
    name: 'exec.security allow',
    edits: [['tenant:\n', 'tenant:\n  settings: { tools: { exec: { security: allow } } }\n']],
    problems: [
      '20:42: tenant.settings.tools.exec.security: must not be "allow": the agent runs no command on Fargate, which has no sandbox for it: leave tools.exec out, it is \'deny\'',
    ],
  },
  {
    name: 'exec on Fargate',
    edits: [['tenant:\n', 'tenant:\n  settings: { tools: { exec: { mode: allowlist } } }\n']],
    problems: [
      '20:38: tenant.settings.tools.exec.mode: must not be "allowlist": the agent runs no command on Fargate, which has no sandbox for it: leave tools.exec out, it is \'deny\'',
    ],
  },
  {
    name: 'elevated.enabled true',
    edits: [['tenant:\n', 'tenant:\n  settings: { tools: { elevated: { enabled: true } } }\n']],
    problems: [
      '20:45: tenant.settings.tools.elevated.enabled: must not be true: it gives the agent the rights of its host: leave it out, or build a tool with access controls of its own',
    ],
  },
  {
    name: 'fs.workspaceOnly false',
    edits: [['tenant:\n', 'tenant:\n  settings: { tools: { fs: { workspaceOnly: false } } }\n']],
    problems: [
      '20:45: tenant.settings.tools.fs.workspaceOnly: must not be false: it opens every file of the gateway to the agent: leave it out, files stay within the workspace',
    ],
  },
  {
    name: 'gateway.bind 0.0.0.0',
    edits: [['tenant:\n', 'tenant:\n  settings: { gateway: { bind: 0.0.0.0 } }\n']],
    problems: [
      '20:32: tenant.settings.gateway.bind: must not be "0.0.0.0": it exposes the gateway past its edge: leave it out, the gateway listens on loopback',
    ],
  },
  {
    name: 'auth.mode none',
    edits: [['tenant:\n', 'tenant:\n  settings: { gateway: { auth: { mode: none } } }\n']],
    problems: [
      '20:40: tenant.settings.gateway.auth.mode: must not be "none": it lets callers in without the token: leave it out, and put single sign-on at the ingress with oidc',
    ],
  },
  {
    name: 'all insecure flags at once',
    edits: [
      [
        'tenant:\n',
        'tenant:\n  settings: \n    tools:\n      exec: { security: allow }\n      elevated: { enabled: true }\n      fs: { workspaceOnly: false }\n    gateway:\n      bind: 0.0.0.0\n      auth: { mode: none }\n',
      ],
    ],
    problems: [
      '22:25: tenant.settings.tools.exec.security: must not be "allow": the agent runs no command on Fargate, which has no sandbox for it: leave tools.exec out, it is \'deny\'',
      '23:28: tenant.settings.tools.elevated.enabled: must not be true: it gives the agent the rights of its host: leave it out, or build a tool with access controls of its own',
      '24:28: tenant.settings.tools.fs.workspaceOnly: must not be false: it opens every file of the gateway to the agent: leave it out, files stay within the workspace',
      '26:13: tenant.settings.gateway.bind: must not be "0.0.0.0": it exposes the gateway past its edge: leave it out, the gateway listens on loopback',
      '27:21: tenant.settings.gateway.auth.mode: must not be "none": it lets callers in without the token: leave it out, and put single sign-on at the ingress with oidc',
    ],
  },
  {
    name: 'insecure flags without their section',
    edits: [
      [
        'tenant:\n',
        'tenant:\n  settings: { exec: { security: allow }, elevated: { enabled: true }, fs: { workspaceOnly: false }, auth: { mode: none } }\n',
      ],
    ],
    problems: [
      '20:21: tenant.settings.exec: is no key of OpenClaw 2026.9.6, which would not start: see `openclaw config schema`',
      '20:52: tenant.settings.elevated: is no key of OpenClaw 2026.9.6, which would not start: see `openclaw config schema`',
      '20:75: tenant.settings.fs: is no key of OpenClaw 2026.9.6, which would not start: see `openclaw config schema`',
      '20:115: tenant.settings.auth.mode: must not be set: it is generated: secrets come with the channels and the model provider',
    ],
  },
  {
    name: 'a placeholder token',
    edits: [['tenant:\n', 'tenant:\n  settings: { gateway: { auth: { token: replace-with-long-random-token } } }\n']],
    problems: [
      '20:41: tenant.settings.gateway.auth.token: must not be set, got a placeholder, which OpenClaw would accept as the real thing: GatewayToken generates and rotates the token',
    ],
  },
  {
    name: 'a short token',
    edits: [['tenant:\n', 'tenant:\n  settings: { gateway: { auth: { token: hunter2 } } }\n']],
    problems: [
      '20:41: tenant.settings.gateway.auth.token: must not be set, got a secret shorter than 24 characters: GatewayToken generates and rotates the token',
    ],
  },
  {
    name: "a token of one's own",
    edits: [['tenant:\n', 'tenant:\n  settings: { gateway: { auth: { token: correct-horse-battery-staple } } }\n']],
    problems: [
      '20:41: tenant.settings.gateway.auth.token: must not be set, got a literal secret: GatewayToken generates and rotates the token',
    ],
  },
  {
    name: 'a key that the guide suggests and OpenClaw refuses',
    edits: [
      [
        'tenant:\n',
        'tenant:\n  settings: { logging: { destination: s3 }, rateLimit: { perMinute: 60 }, network: { egress: deny } }\n',
      ],
    ],
    problems: [
      '20:39: tenant.settings.logging.destination: is refused by OpenClaw 2026.9.6: leave it out, logs go to encrypted CloudWatch log groups',
      '20:69: tenant.settings.rateLimit.perMinute: is refused by OpenClaw 2026.9.6: leave it out, the web ACL and the edge limit rates',
      '20:94: tenant.settings.network.egress: is refused by OpenClaw 2026.9.6: leave it out, channels, the model provider and extraHosts (egress.extraDomains of a deployment file) make the allow list of the egress tier',
    ],
  },
  {
    name: 'an origin wildcard',
    edits: [['tenant:\n', 'tenant:\n  settings: { gateway: { controlUi: { allowedOrigins: ["*"] } } }\n']],
    problems: [
      '20:56: tenant.settings.gateway.controlUi.allowedOrigins[0]: must not be "*": it is generated from hostName: foreign origins could drive a signed-in browser',
    ],
  },
  {
    name: 'a wildcard in an allow list of a channel',
    edits: [['tenant:\n', 'tenant:\n  settings: { channels: { slack: { allowFrom: ["*"] } } }\n']],
    problems: [
      '20:48: tenant.settings.channels.slack.allowFrom[0]: must not be "*": it allows everybody: name who or what is allowed',
    ],
  },
  {
    name: 'an open group policy',
    edits: [['tenant:\n', 'tenant:\n  settings: { channels: { slack: { groupPolicy: open } } }\n']],
    problems: [
      '20:49: tenant.settings.channels.slack.groupPolicy: must not be "open": it lets any group in: name the groups in the channel',
    ],
  },
  {
    name: 'a flag that OpenClaw calls dangerous',
    edits: [['tenant:\n', 'tenant:\n  settings: { gateway: { controlUi: { dangerouslyDisableDeviceAuth: true } } }\n']],
    problems: [
      '20:69: tenant.settings.gateway.controlUi.dangerouslyDisableDeviceAuth: must not be true: it is generated, and the edge relies on it: leave gateway out',
    ],
  },
  {
    name: 'a Docker sandbox on Fargate',
    edits: [['tenant:\n', 'tenant:\n  settings: { agents: { defaults: { sandbox: { mode: all } } } }\n']],
    problems: [
      '20:54: tenant.settings.agents.defaults.sandbox.mode: must not be "all": Fargate has no Docker for the sandbox: leave it out',
    ],
  },
  {
    name: "plugins of one's own",
    edits: [['tenant:\n', 'tenant:\n  settings: { plugins: { allow: [anything] } }\n']],
    problems: [
      '20:34: tenant.settings.plugins.allow[0]: must not be "anything": it is generated: plugins come with the channels and the model provider',
    ],
  },
  {
    name: 'settings that are no section',
    edits: [['tenant:\n', 'tenant:\n  settings: none\n']],
    problems: ['20:13: tenant.settings: must be a section'],
  },
  {
    name: 'a Discord id without quotes',
    edits: [
      [
        '    - kind: slackSocket\n      channels:\n        - channelId: C0123456789\n          users: [U0123456789]\n',
        '    - kind: discord\n      guilds:\n        - guildId: 123456789012345678\n          users: ["234567890123456789"]\n          channels: ["345678901234567890"]\n',
      ],
    ],
    problems: [
      '27:20: tenant.channels[0].guilds[0].guildId: must be text, but it is read as a number; put it in quotes',
    ],
  },
  {
    name: 'a Telegram user by name',
    edits: [
      [
        '    - kind: slackSocket\n      channels:\n        - channelId: C0123456789\n          users: [U0123456789]\n',
        '    - kind: telegram\n      groups:\n        - groupId: "-1001234567890"\n          users: ["@somebody"]\n',
      ],
    ],
    problems: [
      "28:19: tenant.channels[0].groups[0].users[0]: must be a Telegram user id of digits such as '123456789', got '@somebody': user names can change hands, so ask the person for the number of their account",
    ],
  },
  {
    name: 'everybody who sends mail',
    edits: [
      [
        '    - kind: slackSocket\n      channels:\n        - channelId: C0123456789\n          users: [U0123456789]\n',
        '    - kind: email\n      host: imap.example.com\n      user: assistant@example.com\n      allowedSenders: ["*"]\n',
      ],
    ],
    problems: [
      "28:24: tenant.channels[0].allowedSenders[0]: must be an address or a domain such as '@example.com', got the wildcard '*', which would let anybody in: name the senders whose instructions the agent may follow",
    ],
  },
  {
    name: 'everybody with a free mailbox',
    edits: [
      [
        '    - kind: slackSocket\n      channels:\n        - channelId: C0123456789\n          users: [U0123456789]\n',
        '    - kind: email\n      host: imap.example.com\n      user: assistant@example.com\n      allowedSenders: ["@gmail.com"]\n',
      ],
    ],
    problems: [
      "28:24: tenant.channels[0].allowedSenders[0]: must not be a whole domain where anybody can have an account, got '@gmail.com': name the addresses whose instructions the agent may follow",
    ],
  },
  {
    name: 'a WhatsApp group that everybody may speak in',
    edits: [
      [
        '    - kind: slackSocket\n      channels:\n        - channelId: C0123456789\n          users: [U0123456789]\n',
        '    - kind: whatsApp\n      groups: [120363000000000000@g.us]\n',
      ],
    ],
    problems: [
      '25:7: tenant.channels[0].users: must name at least one person who may speak in the groups, got none: nobody could use it',
    ],
  },
  {
    name: 'everybody in direct messages',
    edits: [
      [
        '    - kind: slackSocket\n      channels:\n        - channelId: C0123456789\n          users: [U0123456789]\n',
        '    - kind: slackSocket\n      directMessages: { kind: allowOnly, users: ["*"] }\n',
      ],
    ],
    problems: [
      "26:50: tenant.channels[0].directMessages.users[0]: must be a Slack user id such as 'U0123456789', got the wildcard '*', which would let anybody in: open the person's profile in Slack and choose Copy member ID",
    ],
  },
  {
    name: 'an open door for direct messages',
    edits: [
      [
        '    - kind: slackSocket\n      channels:\n        - channelId: C0123456789\n          users: [U0123456789]\n',
        '    - kind: slackSocket\n      directMessages: { kind: open }\n',
      ],
    ],
    problems: [
      '26:31: tenant.channels[0].directMessages.kind: "open" is not allowed; use pairing, allowOnly or disabled',
    ],
  },
  {
    name: 'Teams without its ids',
    edits: [
      [
        '    - kind: slackSocket\n      channels:\n        - channelId: C0123456789\n          users: [U0123456789]\n',
        '    - kind: msTeams\n      appId: my-bot\n',
      ],
    ],
    problems: ['25:7: tenant.channels[0].tenantId: is missing; add it: directory (tenant) id of the organisation'],
  },
  {
    name: 'a tool that is none',
    edits: [['tenant:\n', 'tenant:\n  tools: { profile: messaging, deny: ["*"] }\n']],
    problems: [
      "20:38: tenant.tools.deny: must name tools or groups such as 'group:web', got '*': see OpenClaw's tool policy",
    ],
  },
  {
    name: 'a tool profile that allows too much',
    edits: [['tenant:\n', 'tenant:\n  tools: { profile: coding }\n']],
    problems: ['20:21: tenant.tools.profile: "coding" is not allowed; use messaging or minimal'],
  },
  {
    name: 'a model with a space',
    edits: [['model: claude-opus-4-6', 'model: Claude Opus']],
    problems: [
      "23:12: tenant.modelProvider.model: must be the name of a model without spaces, got 'Claude Opus': copy it from the provider's list of models",
    ],
  },
  {
    name: 'a model server without TLS',
    edits: [['kind: anthropic', 'kind: openAiCompatible\n    baseUrl: http://llm.example.com/v1']],
    problems: [
      '23:14: tenant.modelProvider.baseUrl: "http://llm.example.com/v1" does not use TLS; use an https:// address',
    ],
  },
  {
    name: 'a model server with a look-alike letter',
    edits: [['kind: anthropic', 'kind: openAiCompatible\n    baseUrl: https://\u0430pi.example.com/v1']],
    problems: [
      '23:14: tenant.modelProvider.baseUrl: "\u0430pi.example.com" has letters outside ASCII (U+0430) that look like others; write the ASCII name, or "xn--pi-6kc.example.com" if that name is really meant',
    ],
  },
  {
    name: 'mistakes of two channels, the provider and the settings at once',
    edits: [
      ['model: claude-opus-4-6', 'model: Claude Opus'],
      ['channelId: C0123456789', 'channelId: general'],
      [
        'users: [U0123456789]\n',
        'users: [U0123456789]\n    - kind: telegram\n      groups: [{ groupId: "1", users: [] }]\n    - kind: discrod\n  settings: { gateway: { bind: lan } }\n',
      ],
    ],
    problems: [
      "23:12: tenant.modelProvider.model: must be the name of a model without spaces, got 'Claude Opus': copy it from the provider's list of models",
      "27:22: tenant.channels[0].channels[0].channelId: must be a Slack channel id such as 'C0123456789', got 'general': open the channel's details in Slack and copy the id at the bottom",
      "30:27: tenant.channels[1].groups[0].groupId: must be a Telegram group id such as '-1001234567890', got '1': OpenClaw logs the id of a group that it ignores",
      '30:39: tenant.channels[1].groups[0].users: must name at least one person, got none: nobody could use it',
      '31:13: tenant.channels[2].kind: "discrod" is not allowed; use slackSocket, slackHttp, whatsApp, msTeams, discord, telegram or email; did you mean "discord"?',
      '32:32: tenant.settings.gateway.bind: must not be "lan": it exposes the gateway past its edge: leave it out, the gateway listens on loopback',
    ],
  },
];

/** Mistakes in the YAML of a deployment file. */
export const YAML_MISTAKES: Mistake[] = [
  {
    name: 'a duplicate key',
    edits: [['environment: development', 'environment: development\nregion: us-east-1']],
    problems: ['5:1: region: stands twice, first in line 2; keep one of them'],
  },
  {
    name: 'a duplicate key deep inside',
    edits: [['      owner:', '      host: evil.example.com\n      owner:']],
    problems: ['18:7: egress.extraDomains[0].host: stands twice, first in line 16; keep one of them'],
  },
  {
    name: 'an anchor and an alias',
    edits: [
      ['name: small', 'name: &n small'],
      ['  id: support', '  id: *n'],
    ],
    problems: [
      '1:10: name: the anchor "&n" is not allowed; remove it',
      '20:7: tenant.id: the alias "*n" is not allowed; write the value out',
    ],
  },
  {
    name: 'a merge key',
    edits: [['  id: support', '  <<: { id: support }']],
    problems: [
      '19:1: tenant.id: is missing; add it: short name of the team, unit or person that the gateway serves',
      '20:3: tenant: merge keys ("<<") are not allowed; write the values out',
    ],
  },
  {
    name: 'a tag',
    edits: [['name: small', 'name: !!str small']],
    problems: ['1:13: name: the tag "!!str" is not allowed; write a plain value, in quotes if it is text'],
  },
  {
    name: 'a custom tag',
    edits: [['name: small', 'name: !env NAME']],
    problems: ['1:12: name: the tag "!env" is not allowed; write a plain value, in quotes if it is text'],
  },
  {
    name: 'two documents',
    edits: [['name: small', 'name: small\n---\nname: other']],
    problems: [
      '3:1: yaml: holds more than one document; keep one deployment per file and remove the "---" between them',
    ],
  },
  {
    name: 'a %YAML directive',
    edits: [['name: small', '%YAML 1.1\n---\nname: small']],
    problems: ['1:1: yaml: %YAML directives are not allowed; remove the line'],
  },
  {
    name: 'a tab as indentation',
    edits: [['  cidr:', '\tcidr:']],
    problems: ['6:1: yaml: tabs are not allowed as indentation; indent with spaces'],
  },
  {
    name: 'a value that needs quotes',
    edits: [['name: small', 'name: @small']],
    problems: ['1:7: yaml: plain value cannot start with reserved character @; put the value in quotes'],
  },
  {
    name: 'a colon in a value',
    edits: [['name: small', 'name: small: deployment']],
    problems: [
      '1:7: yaml: nested mappings are not allowed in compact mappings; put a value that contains ": " in quotes',
    ],
  },
  {
    name: 'an open bracket',
    edits: [['[eu-central-1a, eu-central-1b]', '[eu-central-1a, eu-central-1b']],
    problems: [
      '4:1: yaml: flow sequence in block collection must be sufficiently indented and end with a ]; check the indentation of this line and the one above',
    ],
  },
  {
    name: 'an open quote',
    edits: [['name: small', 'name: "small']],
    problems: ['29:1: yaml: missing closing "quote; check quotes, brackets and the colon after the key'],
  },
  {
    name: 'a list as a key',
    edits: [['name: small', '? [a, b]\n: c\nname: small']],
    problems: ['1:3: file: has a list or a section as a key; keys are plain words'],
  },
  {
    name: 'the key __proto__',
    edits: [['tenant:\n', 'tenant:\n  settings: { __proto__: { a: 1 } }\n']],
    problems: ['20:15: tenant.settings: the key "__proto__" is not allowed; remove it'],
  },
  {
    name: 'a zero-width space',
    edits: [['name: small', 'name: sm\u200ball']],
    problems: [
      '1:7: name: "sm\u200ball" is not allowed; use a letter, then up to 59 letters, digits and hyphens',
      '1:9: file: holds the invisible character U+200B; remove it',
    ],
  },
  {
    name: 'a right-to-left override in a comment',
    edits: [['name: small', 'name: small # \u202edrowssap']],
    problems: ['1:15: file: holds the invisible character U+202E; remove it'],
  },
  {
    name: 'an escape that writes to terminals',
    edits: [['reason: The agent looks up incidents.', 'reason: "The agent looks \\e[2J up incidents."']],
    problems: [
      '17:15: egress.extraDomains[0].reason: holds the invisible character U+001B, written as an escape; remove it',
    ],
  },
  {
    name: 'an escape in a key',
    edits: [['name: small', '"na\\u200bme": small']],
    problems: [
      '1:1: file: holds the invisible character U+200B, written as an escape; remove it',
      '1:1: name: is missing; add it: name of the deployment and of its CloudFormation stack',
    ],
  },
];
