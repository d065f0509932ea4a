import { Template } from 'aws-cdk-lib/assertions';
import jsonata from 'jsonata';

type Json = string | number | boolean | null | undefined | Json[] | { [name: string]: Json };

interface Variables {
  [name: string]: Json;
}

interface State {
  readonly Type: 'Task' | 'Wait' | 'Choice' | 'Succeed' | 'Fail';
  readonly Next?: string;
  readonly End?: boolean;
  readonly Resource?: string;
  readonly Arguments?: Json;
  readonly Output?: Json;
  readonly Assign?: { [name: string]: Json };
  readonly Retry?: { readonly ErrorEquals: string[]; readonly MaxAttempts: number }[];
  readonly Choices?: { readonly Condition: string; readonly Next: string }[];
  readonly Default?: string;
  readonly Error?: string;
}

export interface Definition {
  readonly StartAt: string;
  readonly QueryLanguage: string;
  readonly TimeoutSeconds: number;
  readonly States: { readonly [name: string]: State };
}

/** Answers a call of a service by its action, such as `ecs:updateService`; throws to fail it. */
export type Service = (action: string, input: Json) => Json;

export interface Execution {
  readonly status: 'SUCCEEDED' | 'FAILED';
  readonly error?: string;
  readonly visited: string[];
}

/** The definition of the one state machine in a template, references spelt as `<LogicalId>`. */
export function definitionIn(template: Template): Definition {
  const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
  const text = machine.Properties.DefinitionString as string | { 'Fn::Join': [string, (string | { Ref: string })[]] };
  const parts = typeof text === 'string' ? [text] : text['Fn::Join'][1];
  return JSON.parse(parts.map(part => (typeof part === 'string' ? part : `<${part.Ref}>`)).join(''));
}

/** Everything that makes a definition unfit to run, whatever its input. */
export function problems(definition: Definition): string[] {
  const targets = (state: State) =>
    [state.Next, state.Default, ...(state.Choices ?? []).map(choice => choice.Next)].filter(name => name !== undefined);
  const reached = new Set([definition.StartAt]);
  for (const name of reached) {
    for (const target of definition.States[name] ? targets(definition.States[name]) : []) {
      reached.add(target);
    }
  }
  const states = Object.entries(definition.States);
  return [
    ...[...reached].filter(name => !definition.States[name]).map(name => `${name} does not exist`),
    ...states.filter(([name]) => !reached.has(name)).map(([name]) => `${name} is never reached`),
    ...states
      .filter(([, state]) => targets(state).length === 0 && !ends(state))
      .map(([name]) => `${name} leads nowhere`),
  ];
}

function ends(state: State): boolean {
  return state.End === true || state.Type === 'Succeed' || state.Type === 'Fail';
}

/** Runs a definition of JSONata tasks, waits and choices, as far as ours go, without waiting. */
export async function execute(definition: Definition, service: Service): Promise<Execution> {
  const visited: string[] = [];
  const variables: Variables = {};
  let name: string | undefined = definition.StartAt;
  let input: Json = {};
  try {
    while (name !== undefined) {
      visited.push(name);
      const state: State = definition.States[name];
      const result: Json = state.Type === 'Task' ? await perform(state, service, { input }, variables) : input;
      name = await follow(state, { input, result }, variables);
      input = await leave(state, { input, result }, variables);
    }
    return { status: 'SUCCEEDED', visited };
  } catch (error) {
    return { status: 'FAILED', error: (error as Error).message, visited };
  }
}

async function leave(state: State, states: { input: Json; result: Json }, variables: Variables): Promise<Json> {
  if (state.Type === 'Fail') {
    throw new Error(state.Error);
  }
  const output = state.Output === undefined ? states.result : await evaluate(state.Output, states, variables);
  Object.assign(variables, await evaluate(state.Assign, states, variables));
  return output;
}

async function perform(state: State, service: Service, states: Json, variables: Variables): Promise<Json> {
  const action = (state.Resource as string).split(':').slice(-2).join(':');
  const input = await evaluate(state.Arguments, states, variables);
  for (let attempt = 0; ; attempt++) {
    try {
      return service(action, input);
    } catch (error) {
      if (attempt >= (state.Retry?.[0]?.MaxAttempts ?? 0)) {
        throw error;
      }
    }
  }
}

async function follow(state: State, states: Json, variables: Variables): Promise<string | undefined> {
  for (const choice of state.Choices ?? []) {
    if (await evaluate(choice.Condition, states, variables)) {
      return choice.Next;
    }
  }
  return state.Default ?? state.Next;
}

/** Evaluates every `{% … %}` in a value; no result is an error, as in Step Functions. */
async function evaluate(value: Json, states: Json, variables: Variables): Promise<Json> {
  if (typeof value === 'string' && value.startsWith('{%')) {
    const result = await jsonata(value.slice(2, -2)).evaluate(null, { ...variables, states });
    if (result === undefined) {
      throw new Error('States.QueryEvaluationError');
    }
    return result;
  }
  if (Array.isArray(value)) {
    return Promise.all(value.map(item => evaluate(item, states, variables)));
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(async ([key, item]) => [key, await evaluate(item, states, variables)]);
    return Object.fromEntries(await Promise.all(entries));
  }
  return value;
}
