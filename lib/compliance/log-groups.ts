import { GatewayReferences } from './gateway-references';
import { gatewaysOf } from './gateways';
import { grouped } from './grouped';
import { textOf } from './intrinsics';
import { at } from './judge';
import { once } from './once';
import { Template } from './template';

const TYPE = 'AWS::Logs::LogGroup';

/** The log groups that gateways write to with the awslogs driver. */
export const GATEWAY_LOG_GROUPS: GatewayReferences = {
  type: TYPE,
  of: template =>
    gatewaysOf(template)
      .filter(gateway => gateway.read('LogConfiguration', 'LogDriver').includes('awslogs'))
      .flatMap(gateway =>
        gateway.read('LogConfiguration', 'Options', 'awslogs-group').map(group => ({
          where: at(gateway, ['LogConfiguration']),
          value: byName(template, group) ?? group,
        })),
      ),
};

const groupsByName = once((template: Template) =>
  grouped(template.ofType(TYPE), group => group.read('LogGroupName').map(name => textOf(name))),
);

/** A reference to the log group of a template that has the name which is written in place of one. */
function byName(template: Template, group: unknown): unknown {
  const name = textOf(group);
  const [found] = (name === undefined ? undefined : groupsByName(template).get(name)) ?? [];
  return found && { Ref: found.logicalId };
}
