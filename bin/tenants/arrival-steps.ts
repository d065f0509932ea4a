import { cellName } from '../deployment/cell-name';
import { CellsDeployment } from '../deployment/deployment';
import { Place } from './choose-place';
import { GatewayFacts, gatewayFacts } from './gateway-facts';
import { deployCommand, Step } from './step';

/** What brings a new tenant up. */
export function arrivalSteps(deployment: CellsDeployment, id: string, place: Place): Step[] {
  const facts = gatewayFacts(deployment, id);
  return [
    deploy(deployment, id, place),
    ...keys(facts),
    ...dns(facts, place),
    ...logIn(facts),
    ...webhooks(facts),
    ...browser(facts),
  ];
}

/** The keys that people enter, because no key stands in a file. */
export function keys({ secretNames }: GatewayFacts): Step[] {
  if (secretNames.length === 0) return [];
  return [
    { text: `Enter its keys in the secret that the output ProviderSecretToFill names: ${secretNames.join(', ')}.` },
  ];
}

/** The record that makes the names in a new cell known, where the deployment does not make it. */
export function dns({ domain, hasZone }: GatewayFacts, { cell, opens }: Place): Step[] {
  if (domain === undefined || hasZone || opens === undefined) return [];
  return [{ text: `Point *.${domain} at the load balancer of cell ${cell}; the file names no hosted zone.` }];
}

/** The address that the identity provider sends people back to. */
export function logIn({ hostName, hasLogIn }: GatewayFacts): Step[] {
  if (!hasLogIn) return [];
  return [{ text: `Allow https://${hostName}/oauth2/idpresponse as a redirect address at the identity provider.` }];
}

/** The addresses that the channels' services post to. */
export function webhooks({ webhookUrls }: GatewayFacts): Step[] {
  return webhookUrls.map(({ channel, url }) => ({ text: `Enter the address for events at ${channel}: ${url}` }));
}

function deploy(deployment: CellsDeployment, id: string, { cell, opens }: Place): Step {
  const name = cellName(deployment, cell);
  if (opens === undefined) {
    const commands = [deployCommand(deployment, [`${name}/lists`, `${name}/${id}`])];
    return { text: 'Deploy what it may reach, then its gateway; nobody else is touched.', commands };
  }
  const commands = [deployCommand(deployment, [`${name}/*`], ' --no-rollback')];
  return { text: `Deploy cell ${cell} and the tenant in it; --no-rollback is for its first time only.`, commands };
}

function browser({ hostName }: GatewayFacts): Step[] {
  if (hostName === undefined) return [];
  return [
    {
      text: `Open https://${hostName}/#token=<its token>, and add the device that its log names to its approvedDevices.`,
    },
  ];
}
