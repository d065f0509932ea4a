import { ParameterStore } from './parameter-store';
import { substitute } from './substitution';
import { asRecord, Template } from './template';

/**
 * The templates of a deployment, with what they read from Parameter Store in place of their references to it.
 *
 * A stack names a parameter of Parameter Store as the default of one of its own, or in a dynamic reference. Where one
 * other template is known to make that parameter, what it puts there takes the place of the reference; a resource of
 * that template then stands there with the key of the template before its logical id.
 */
export function linkTemplates(templates: readonly Template[]): readonly Template[] {
  const all = withDifferentKeys(templates);
  const store = new ParameterStore(all);
  return store.isEmpty ? all : all.map(template => linked(template, store));
}

/** What is known of each template of a deployment, with the template linked. */
export function linkEach<Known extends { readonly template: Template }>(all: readonly Known[]): Known[] {
  const linked = linkTemplates(all.map(({ template }) => template));
  return all.map((known, index) => ({ ...known, template: linked[index] ?? known.template }));
}

function linked(template: Template, store: ParameterStore): Template {
  const source = asRecord(template.source);
  const resources = substitute(source['Resources'], {
    reference: value => store.valueOfReference(template, value) ?? value,
    text: value => store.valueOfText(template, value),
  });
  if (resources === source['Resources']) return template;
  return new Template(template.name, { ...source, Resources: resources }, template);
}

/** Two templates may have the same name, as those of two versions of a stack do. */
function withDifferentKeys(templates: readonly Template[]): readonly Template[] {
  const keys = new Set<string>();
  return templates.map(template => {
    let key = template.key;
    while (keys.has(key)) key = `${key}'`;
    keys.add(key);
    const { name, source, environment } = template;
    return key === template.key ? template : new Template(name, source, { key, environment });
  });
}
