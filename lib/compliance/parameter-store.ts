import { grouped } from './grouped';
import { functionsIn } from './intrinsics';
import { referenceOf } from './reading';
import { identityOfResource } from './references';
import { plainText } from './scalars';
import { isSameEnvironment } from './stack-environment';
import { substitute } from './substitution';
import { asRecord, Template, TemplateResource } from './template';
import { joined, split } from './text-lists';

interface Publication {
  readonly template: Template;
  readonly parameter: TemplateResource;
}

/** A stack that knows of another by more stacks in between is none that anybody would understand. */
const MOST_HOPS = 10;

/** What the templates of a deployment put into Parameter Store, as the others of them read it. */
export class ParameterStore {
  private readonly publications: ReadonlyMap<string, readonly Publication[]>;
  private readonly values = new Map<Publication, unknown>();

  constructor(templates: readonly Template[]) {
    const all = templates.flatMap(template =>
      template.ofType('AWS::SSM::Parameter').map(parameter => ({ template, parameter })),
    );
    this.publications = grouped(all, ({ parameter }) =>
      parameter.read('Name').filter(name => typeof name === 'string'),
    );
  }

  get isEmpty(): boolean {
    return this.publications.size === 0;
  }

  /** What a reference of a template to one of its parameters becomes; nothing where no other template tells. */
  valueOfReference(template: Template, reference: object, hops = 0): unknown {
    const { Ref: name } = asRecord(reference);
    const { Type: type, Default: parameter } = asRecord(
      typeof name === 'string' && Object.hasOwn(template.parameters, name) ? template.parameters[name] : undefined,
    );
    const [, kind] = /^AWS::SSM::Parameter::Value<(.+)>$/.exec(plainText(type)) ?? [];
    if (kind === undefined || typeof parameter !== 'string') return undefined;
    const value = this.valueFor(template, parameter, hops);
    return /^(?:List<|CommaDelimitedList$)/.test(kind) ? split(',', value) : value;
  }

  /** A text of a template with the dynamic references in it that other templates tell. */
  valueOfText(template: Template, text: string, hops = 0): unknown {
    if (!text.includes('{{resolve:ssm:')) return text;
    const parts = text.split(/(\{\{resolve:ssm:[\w./-]+\}\})/).map(part => {
      const [, name] = /^\{\{resolve:ssm:(.+)\}\}$/.exec(part) ?? [];
      return name === undefined ? part : (this.valueFor(template, name, hops) ?? part);
    });
    return joined('', parts);
  }

  private valueFor(reader: Template, name: string, hops: number): unknown {
    const possible = (this.publications.get(name) ?? []).filter(({ template }) =>
      isSameEnvironment(template.environment, reader.environment),
    );
    const [publication, ...others] = possible;
    const isOneOther = publication !== undefined && others.length === 0 && publication.template !== reader;
    if (!isOneOther || !isCertain(publication) || hops > MOST_HOPS) return undefined;
    if (!this.values.has(publication)) this.values.set(publication, this.valueOf(publication, hops + 1));
    return this.values.get(publication);
  }

  /** What a template puts into a parameter; nothing where it holds what only the deployment will tell. */
  private valueOf({ template, parameter }: Publication, hops: number): unknown {
    const { Value: value } = asRecord(parameter.properties);
    if (typeof value !== 'string' && Object.keys(asRecord(value)).length !== 1) return undefined;
    let isTold = [...functionsIn(value)].every(name => FUNCTIONS.includes(name));
    const told = substitute(value, {
      reference: reference => {
        const found = qualified(template, reference) ?? this.valueOfReference(template, reference, hops);
        isTold &&= found !== undefined;
        return found ?? reference;
      },
      text: text => this.valueOfText(template, text, hops),
    });
    return isTold ? told : undefined;
  }
}

/** The functions that can be worked out here, or stay what they are in another template. */
const FUNCTIONS = ['Ref', ...['GetAtt', 'If', 'Join', 'Select', 'Split', 'Sub'].map(name => `Fn::${name}`)];

/** The pseudo parameters that are the same for all stacks of an account and a region. */
const COMMON = ['AWS::AccountId', 'AWS::Partition', 'AWS::Region', 'AWS::URLSuffix'];

/** A reference to a resource with the key of its template, so that another template can hold it. */
function qualified(template: Template, reference: object): unknown {
  const { Ref: name, 'Fn::GetAtt': attribute } = asRecord(reference);
  if (COMMON.includes(plainText(name))) return reference;
  const id = referenceOf(reference);
  if (id === undefined || template.find(id) === undefined) return undefined;
  const identity = identityOfResource(template, id);
  if (attribute === undefined) return { Ref: identity };
  const rest = Array.isArray(attribute) ? attribute.slice(1) : plainText(attribute).split('.').slice(1);
  return { 'Fn::GetAtt': [identity, ...rest] };
}

/** A parameter that there may not be, or under another name, tells nothing. */
function isCertain({ parameter }: Publication): boolean {
  return parameter.read('Name').length === 1 && parameter.attribute('Condition')[0] === undefined;
}
