import type { Schemas } from '../../api/client.js';
import { useLanguage, useText, type MessageId } from '../../language.js';
import { BothNames, Country } from '../../parts/company-name.js';
import { Facts } from '../../parts/facts.js';
import { Logo } from '../../parts/logo.js';
import { useNumbers, useSay } from '../../say.js';

/** What a company shows of itself to those who may find it. */
export function EntryProfile({ entry }: { entry: Schemas['DirectoryEntry'] }) {
  const say = useSay();
  const text = useText();
  const { whole } = useNumbers();
  const { language } = useLanguage();
  const facts = (all: [MessageId, number | null][]) =>
    all
      .filter(([, value]) => value !== null)
      .map(([id, value]) => `${say(id)}: ${whole(value ?? 0)}`)
      .join(' · ');
  return (
    <>
      <h2 className="with-logo" style={{ fontSize: 18, margin: '0 0 4px' }}>
        <Logo id={entry.logo} />
        <span>
          <Country country={entry.country} /> <BothNames name={entry.company} />
        </span>
      </h2>
      <p className="quiet" style={{ margin: 0 }}>
        {[
          entry.city,
          entry.region && text(entry.region),
          entry.founded && say('directory.since', { year: String(entry.founded) }),
        ]
          .filter(Boolean)
          .join(' · ')}
        {entry.website && (
          <>
            {' · '}
            <a href={entry.website} target="_blank" rel="noreferrer noopener">
              {entry.website.replace(/^https?:\/\//, '')}
            </a>
          </>
        )}
      </p>
      <Facts
        of={[
          [say('company.employees'), entry.employees],
          [
            say('company.export'),
            entry.exportExperience && say(`export.${entry.exportExperience}` as MessageId),
          ],
        ]}
      />
      {entry.description && <p>{text(entry.description)}</p>}
      {entry.offerings.length > 0 && <h3 className="form-heading">{say('profile.offerings')}</h3>}
      {entry.offerings.map((offering, index) => (
        <div key={index} className="drawer-item">
          <strong>
            {offering.name ? text(offering.name) : offering.codes[0]?.label[language]}
          </strong>
          {(offering.name !== null || offering.codes.length > 1) && (
            <div className="quiet">
              {offering.codes.map(({ label }) => text(label)).join(' · ')}
            </div>
          )}
          {offering.description && <div>{text(offering.description)}</div>}
          <div className="quiet">
            {facts([
              ['offering.capacity', offering.capacityPerMonth],
              ['offering.minimum', offering.minimumOrder],
              ['offering.time', offering.leadTimeDays],
              ['offering.price-from', offering.priceFrom],
            ])}
          </div>
          {offering.certificates.length > 0 && (
            <div className="quiet">{offering.certificates.join(', ')}</div>
          )}
        </div>
      ))}
      {entry.needs.length > 0 && <h3 className="form-heading">{say('profile.needs')}</h3>}
      {entry.needs.map((need, index) => (
        <div key={index} className="drawer-item">
          <strong>{need.codes.map(({ label }) => text(label)).join(' · ')}</strong>
          {need.description && <div>{text(need.description)}</div>}
          <div className="quiet">
            {facts([
              ['need.quantity', need.quantity],
              ['need.time', need.neededInDays],
            ])}
            {need.certificatesRequired.length > 0 &&
              ` · ${say('directory.requires', { code: need.certificatesRequired.join(', ') })}`}
          </div>
        </div>
      ))}
      <Partnership entry={entry} />
      <Certificates entry={entry} />
    </>
  );
}

/** What it invests in, seeks or researches. */
function Partnership({ entry }: { entry: Schemas['DirectoryEntry'] }) {
  const say = useSay();
  const text = useText();
  return (
    <>
      {entry.interests.length > 0 && <h3 className="form-heading">{say('profile.interests')}</h3>}
      {entry.interests.map(({ kind, code, label, stage, cooperation }) => (
        <div key={kind + code} className="drawer-item">
          {say(`kind.${kind}` as MessageId)}: {text(label)}
          <Facts
            of={[
              [say('interest.stage'), stage && say(`stage.${stage}` as MessageId)],
              [
                say('interest.cooperation'),
                cooperation.map((each) => say(`cooperation.${each}` as MessageId)).join(', '),
              ],
            ]}
          />
        </div>
      ))}
    </>
  );
}

function Certificates({ entry }: { entry: Schemas['DirectoryEntry'] }) {
  const say = useSay();
  return (
    <>
      {entry.certificates.length > 0 && (
        <h3 className="form-heading">{say('profile.certificates')}</h3>
      )}
      {entry.certificates.map(({ code, issuer, expiresOn }) => (
        <div key={code} className="drawer-item">
          <strong>{code}</strong>
          <Facts
            of={[
              [say('certificate.issuer'), issuer],
              [say('certificate.expires'), expiresOn],
            ]}
          />
        </div>
      ))}
    </>
  );
}
