import { Radio } from 'antd'
import { useCallback, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Party, ProjectRow, Receipt, ServiceOffer } from '../../api/acting'
import { api } from '../../api/client'
import { useCommand } from '../../api/useCommand'
import { useLoaded } from '../../api/useLoaded'
import { useTexts } from '../../i18n/texts'
import { ActForm } from '../../parts/ActForm'
import { FieldGroup } from '../../parts/Field'
import { PageHead } from '../../parts/PageHead'
import { Failed, Loading, State } from '../../parts/States'
import './filing.css'

/** The enterprise asks for a service: which one, for whom and, where it is about one, for which project. The case is opened, its first stage can be filed. */
export function ApplyPage() {
  const words = useTexts().apply
  const { loaded, reload } = useLoaded(useCallback((signal: AbortSignal) => Promise.all([api.services(signal), api.parties(signal)]), []))
  return (
    <div className="filing">
      <PageHead title={words.title} note={words.note} />
      {loaded.status === 'loading' && <Loading />}
      {loaded.status === 'failed' && <Failed problem={loaded.problem} onRetry={reload} />}
      {loaded.status === 'ready' && (loaded.value[1].length === 0
        ? <State title={words.noParty} text={words.noPartyHint} />
        : <Apply services={loaded.value[0]} parties={loaded.value[1]} />)}
    </div>
  )
}

function Apply({ services, parties }: { services: ServiceOffer[]; parties: Party[] }) {
  const texts = useTexts()
  const words = texts.apply
  const navigate = useNavigate()
  const [service, setService] = useState(services[0])
  const [picked, setPicked] = useState<Party>()
  const [project, setProject] = useState<ProjectRow>()
  const opened = useCallback((receipt: Receipt) => void navigate(`/cases/${encodeURIComponent(receipt.caseNo)}`), [navigate])
  const { sending, problem, send } = useCommand(api.openCase, opened)
  const isAboutProject = service !== undefined && service.investment !== null
  const fitting = isAboutProject ? parties : parties.filter((row) => service?.applicants.includes(row.kind))
  const party = fitting.length === 1 ? fitting[0] : fitting.find((row) => row.id === picked?.id)
  const isChosen = service !== undefined && party !== undefined && (!isAboutProject || project !== undefined)

  return (
    <section className="sheet apply">
      <ActForm
        submit={words.submit}
        isDisabled={!isChosen}
        sending={sending}
        problem={problem}
        onSubmit={() => isChosen && void send({ service: service.id, party: party.id, ...(project && { project: project.code, region: project.region }) })}
      >
        {() => (
          <>
            <FieldGroup id="service" label={words.service} isRequired>
              <Choice of={services} name={(row) => row.name} idOf={(row) => row.id} value={service} onChoose={(row) => { setService(row); setProject(undefined) }} />
            </FieldGroup>
            <FieldGroup id="party" label={words.party} isRequired hint={fitting.length === 0 ? words.noFittingParty : undefined}>
              <Choice of={fitting} name={(row) => row.name} idOf={(row) => row.id} value={party} onChoose={(row) => { setPicked(row); setProject(undefined) }} />
            </FieldGroup>
            {party && service && isAboutProject && <ProjectChoice key={`${party.id} ${service.id}`} party={party} service={service} value={project} onChoose={setProject} />}
          </>
        )}
      </ActForm>
    </section>
  )
}

interface ProjectChoiceProps {
  party: Party
  service: ServiceOffer
  value: ProjectRow | undefined
  onChoose: (project: ProjectRow) => void
}

function ProjectChoice({ party, service, value, onChoose }: ProjectChoiceProps) {
  const words = useTexts().apply
  const { loaded, reload } = useLoaded(useCallback((signal: AbortSignal) => api.projects(party.id, signal), [party.id]))
  switch (loaded.status) {
    case 'loading':
      return <Loading />
    case 'failed':
      return <Failed problem={loaded.problem} onRetry={reload} />
    case 'ready': {
      const fitting = loaded.value.filter((project) => project.investment === service.investment)
      return (
        <FieldGroup id="project" label={words.project} isRequired hint={fitting.length === 0 ? words.noProject : undefined}>
          <Choice of={fitting} name={(row) => `${row.name} (${row.code})`} idOf={(row) => row.code} value={value} onChoose={onChoose} />
        </FieldGroup>
      )
    }
  }
}

interface ChoiceProps<T> {
  of: readonly T[]
  name: (row: T) => string
  idOf: (row: T) => string
  value: T | undefined
  onChoose: (row: T) => void
}

function Choice<T>({ of, name, idOf, value, onChoose }: ChoiceProps<T>) {
  return (
    <Radio.Group className="choice" value={value && idOf(value)}>
      {of.map((row) => <Radio key={idOf(row)} value={idOf(row)} onChange={() => onChoose(row)}>{name(row)}</Radio>)}
    </Radio.Group>
  )
}
