import type { ReactNode } from 'react';

import type { Schemas } from '../../api/client.js';
import { useText, type Text } from '../../language.js';
import { Facts } from '../../parts/facts.js';
import { PaperLink } from '../../parts/paper-link.js';
import { useSay } from '../../say.js';

type Detail = Schemas['ParticipantDetail'];

const codes = (list: { code: string }[]) => list.map(({ code }) => code).join(', ');

/** An offering with all that the firm declared of it, for the person who admits the firm. */
export function DeclaredOffering({ offering }: { offering: Detail['offeringsList'][number] }) {
  const say = useSay();
  const { control, controlCode } = offering;
  const declared = control && [say(`control.${control}`), controlCode].filter(Boolean).join(' ');
  return (
    <Item label={offering.label} name={offering.name} description={offering.description}>
      <Facts
        of={[
          [say('offering.capacity'), offering.capacityPerMonth],
          [say('offering.minimum'), offering.minimumOrder],
          [say('offering.time'), offering.leadTimeDays],
          [say('offering.price-from'), offering.priceFrom],
          [say('offering.price-to'), offering.priceTo],
          [say('offering.certificates'), codes(offering.certificates)],
        ]}
      />
      <Facts of={[[say('offering.control'), declared]]} />
      {offering.technologyTalk && (
        <span className="tag" data-tone="attention" style={{ whiteSpace: 'normal' }}>
          {say('offering.technology')}
        </span>
      )}
    </Item>
  );
}

export function DeclaredNeed({ need }: { need: Detail['needsList'][number] }) {
  const say = useSay();
  const text = useText();
  return (
    <Item label={need.label} name={null} description={need.description}>
      <Facts
        of={[
          [say('need.quantity'), need.quantity],
          [say('need.time'), need.neededInDays],
          [say('need.budget-from'), need.budgetFrom],
          [say('need.budget-to'), need.budgetTo],
          [say('need.required'), codes(need.certificatesRequired)],
          [say('need.preferred'), codes(need.certificatesPreferred)],
          [say('need.regions-excluded'), need.regionsExcluded.map(text).join(', ')],
          [say('need.present'), need.presentSupply && say(`present.${need.presentSupply}`)],
        ]}
      />
    </Item>
  );
}

export function DeclaredInterest({ interest }: { interest: Detail['interestsList'][number] }) {
  const say = useSay();
  const text = useText();
  const { kind, label, stage, instrument, cooperation } = interest;
  return (
    <li>
      {say(`kind.${kind}`)}: {text(label)}
      <Facts
        of={[
          [say('interest.stage'), stage && say(`stage.${stage}`)],
          [say('interest.instrument'), instrument && say(`instrument.${instrument}`)],
          [say('interest.ticket-from'), interest.ticketFrom],
          [say('interest.ticket-to'), interest.ticketTo],
          [
            say('interest.cooperation'),
            cooperation.map((each) => say(`cooperation.${each}`)).join(', '),
          ],
        ]}
      />
    </li>
  );
}

export function DeclaredCertificate({ held }: { held: Detail['certificatesList'][number] }) {
  const say = useSay();
  return (
    <li>
      <b style={{ fontWeight: 560 }}>{held.code}</b>
      <Facts
        of={[
          [say('certificate.number'), held.number],
          [say('certificate.issuer'), held.issuer],
          [say('certificate.expires'), held.expiresOn],
          [say('certificate.scope'), held.scope],
        ]}
      />
      {held.file && <PaperLink paper={held.file} />}
    </li>
  );
}

/** Address, size and identifiers. */
export function CompanyFacts({ facts }: { facts: Detail['facts'] }) {
  const say = useSay();
  const text = useText();
  return (
    <Facts
      of={[
        [say('company.trade-name'), facts.tradeName],
        [say('company.address'), facts.address && text(facts.address)],
        [say('company.postal-code'), facts.postalCode],
        [say('company.region'), facts.region && text(facts.region)],
        [say('company.employees'), facts.employees],
        [say('company.founded'), facts.founded && String(facts.founded)],
        [say('company.export'), facts.exportExperience && say(`export.${facts.exportExperience}`)],
        [say('company.corporate-short'), facts.corporateNumber],
        ['UEI', facts.uei],
        ['CAGE', facts.cage],
        ['DUNS', facts.duns],
        ['LEI', facts.lei],
      ]}
    />
  );
}

function Item({
  label,
  name,
  description,
  children,
}: {
  label: Text;
  name: Text | null;
  description: Text | null;
  children: ReactNode;
}) {
  const text = useText();
  return (
    <li>
      <b style={{ fontWeight: 560 }}>{name ? `${text(name)} (${text(label)})` : text(label)}</b>
      {description && <div>{text(description)}</div>}
      {children}
    </li>
  );
}
