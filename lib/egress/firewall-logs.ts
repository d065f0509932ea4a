import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as networkfirewall from 'aws-cdk-lib/aws-networkfirewall';
import { Construct } from 'constructs';
import { encryptedLogGroup } from '../private/encrypted-log-group';
import { vendedLogGroupName } from '../private/vended-log-group-name';
import { TlsInspection } from './egress-props';

export interface FirewallLogsProps {
  readonly firewall: networkfirewall.CfnFirewall;
  readonly encryptionKey: kms.IKey;
  readonly logRetention?: logs.RetentionDays;
  readonly tlsInspection?: TlsInspection;
}

/** Where the firewall tells what it refused and what it saw. */
export interface FirewallLogs {
  readonly alert: logs.ILogGroup;
  readonly flow: logs.ILogGroup;
}

/** Logs refusals, connections and, where TLS is opened, what went wrong with it, each in a log group of its own. */
export function logFirewall(scope: Construct, props: FirewallLogsProps): FirewallLogs {
  const logGroup = (id: string) =>
    encryptedLogGroup(scope, id, {
      logGroupName: vendedLogGroupName(scope, `network-firewall/${id}`),
      encryptionKey: props.encryptionKey,
      retention: props.logRetention ?? logs.RetentionDays.ONE_YEAR,
    });
  const alert = logGroup('AlertLog');
  const flow = logGroup('FlowLog');
  new networkfirewall.CfnLoggingConfiguration(scope, 'Logging', {
    firewallArn: props.firewall.attrFirewallArn,
    loggingConfiguration: {
      logDestinationConfigs: [
        destination('ALERT', alert),
        destination('FLOW', flow),
        ...(props.tlsInspection ? [destination('TLS', logGroup('TlsLog'))] : []),
      ],
    },
  });
  return { alert, flow };
}

function destination(
  logType: string,
  { logGroupName }: logs.ILogGroup,
): networkfirewall.CfnLoggingConfiguration.LogDestinationConfigProperty {
  return { logType, logDestinationType: 'CloudWatchLogs', logDestination: { logGroup: logGroupName } };
}
