import type { Schemas } from '../../api/client.js';
import { NumberField } from '../../forms/fields.js';
import type { Form } from '../../forms/form.js';
import { useSay } from '../../say.js';

type Weights = Schemas['Weights'];

const parts = {
  score: ['supply', 'certificates', 'terms', 'interests', 'wishes', 'languages'],
  objective: ['must', 'shortfall', 'gap', 'break', 'change'],
} as const;

/** What a pair's score and a round's value are made of; the usual weight stands below each. */
export function WeightFields({ form, usual }: { form: Form; usual: Weights }) {
  const say = useSay();
  const weights = form.values['weights'] as Weights;
  const groupForm = (group: keyof Weights): Form => ({
    values: weights[group],
    change: (values) =>
      form.change({ weights: { ...weights, [group]: { ...weights[group], ...values } } }),
    leave: form.leave,
    note: (name) => form.note(`weights.${group}.${name}`),
  });
  return (
    <>
      <p className="quiet" style={{ margin: 0 }}>
        {say('settings.weights-about')}
      </p>
      <h2 className="form-heading">{say('settings.weights.score')}</h2>
      <div className="field-row">
        {parts.score.map((name) => (
          <NumberField
            key={name}
            form={groupForm('score')}
            name={name}
            label={say(`weight.${name}`)}
            description={say('settings.usual', { value: usual.score[name] })}
            required
          />
        ))}
      </div>
      <h2 className="form-heading">{say('settings.weights.objective')}</h2>
      <div className="field-row">
        {parts.objective.map((name) => (
          <NumberField
            key={name}
            form={groupForm('objective')}
            name={name}
            label={say(`weight.${name}`)}
            description={say('settings.usual', { value: usual.objective[name] })}
            required
          />
        ))}
      </div>
    </>
  );
}
