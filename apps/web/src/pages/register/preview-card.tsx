import { Country } from '../../parts/company-name.js';
import { useSay } from '../../say.js';

/** What the other country's firms will see of the company. */
export function PreviewCard({
  values,
  country,
}: {
  values: Record<string, unknown>;
  country: 'KR' | 'US';
}) {
  const say = useSay();
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : '');
  return (
    <section className="card" style={{ padding: 20 }}>
      <p className="quiet" style={{ margin: '0 0 8px' }}>
        {say(country === 'KR' ? 'register.seen-by-us' : 'register.seen-by-kr')}
      </p>
      <p style={{ margin: 0, fontSize: 16, fontWeight: 670 }} lang="en">
        {text('nameEn') || say('register.no-name')}
      </p>
      <p style={{ margin: '4px 0' }}>
        <span lang="ko">{text('nameKo')}</span>
        {text('nameKo') && text('city') && ' · '}
        {text('city')}
      </p>
      <Country country={country} />
      <p className="quiet" style={{ margin: '12px 0 0' }}>
        {say('register.unseen')}
      </p>
    </section>
  );
}
