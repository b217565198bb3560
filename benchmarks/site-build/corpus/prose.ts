import type { Dice } from './dice.ts'
import { inEach, joined, type Texts } from './texts.ts'
import vocabulary from './vocabulary.json' with { type: 'json' }

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

type Pattern = (dice: Dice) => Texts

const clause = (dice: Dice) => ({
  subject: dice.pick(vocabulary.subjects),
  verb: dice.pick(vocabulary.verbs),
  object: dice.pick(vocabulary.objects),
  circumstance: dice.pick(vocabulary.circumstances),
})

// German puts the verb second, whatever comes first: each pattern is written in both languages.
const patterns: readonly Pattern[] = [
  (dice) => {
    const { subject, verb, object, circumstance } = clause(dice)
    return inEach((l) => `${capital(subject[l])} ${verb[l]} ${object[l]} ${circumstance[l]}.`)
  },
  (dice) => {
    const { subject, verb, object, circumstance } = clause(dice)
    return {
      en: `${capital(circumstance.en)}, ${subject.en} ${verb.en} ${object.en}.`,
      de: `${capital(circumstance.de)} ${verb.de} ${subject.de} ${object.de}.`,
    }
  },
  (dice) => {
    const [first, second] = [clause(dice), clause(dice)]
    const both = { en: 'and', de: 'und' }
    return inEach((l) => {
      const start = `${capital(first.subject[l])} ${first.verb[l]} ${first.object[l]}`
      return `${start}, ${both[l]} ${second.subject[l]} ${second.verb[l]} ${second.object[l]} ${second.circumstance[l]}.`
    })
  },
  (dice) => {
    const { subject, verb, object } = clause(dice)
    const [value, unit] = [dice.between(2, 980), dice.pick(vocabulary.units)]
    return {
      en: `At ${value} ${unit.en}, ${subject.en} **${verb.en} ${object.en}**.`,
      de: `Bei ${value} ${unit.de} **${verb.de}** ${subject.de} **${object.de}**.`,
    }
  },
  (dice) => {
    const [run, value, unit] = [dice.between(100, 9999), dice.between(2, 980), dice.pick(vocabulary.units)]
    const { object, circumstance } = clause(dice)
    return {
      en: `Run K7-${run} shows ${object.en} ${circumstance.en}: ${value} ${unit.en}, and no more.`,
      de: `Lauf K7-${run} zeigt ${object.de} ${circumstance.de}: ${value} ${unit.de}, mehr nicht.`,
    }
  },
  (dice) => {
    const { subject, verb, object } = clause(dice)
    const term = dice.pick(vocabulary.terms)
    return {
      en: `That is what the workshop calls "${term.en}": ${subject.en} ${verb.en} ${object.en}.`,
      de: `In der Werkstatt heißt das "${term.de}": ${capital(subject.de)} ${verb.de} ${object.de}.`,
    }
  },
  (dice) => {
    const { subject, object, circumstance } = clause(dice)
    const parameter = `p${dice.between(10, 99)}.limit`
    return {
      en: `The parameter \`${parameter}\` says how ${subject.en} sees ${object.en} *${circumstance.en}*.`,
      de: `Der Parameter \`${parameter}\` sagt, wie ${subject.de} ${object.de} *${circumstance.de}* sieht.`,
    }
  },
]

/** A sentence without any Markdown, for excerpts. */
export function plainSentence(dice: Dice): Texts {
  return dice.pick(patterns.slice(0, 3))(dice)
}

/** A sentence. */
export function sentence(dice: Dice): Texts {
  return dice.pick(patterns)(dice)
}

/** A paragraph of a few sentences. */
export function paragraph(dice: Dice, least: number, most: number): Texts {
  return joined(
    Array.from({ length: dice.between(least, most) }, () => sentence(dice)),
    ' ',
  )
}

/** A list of sentences, with numbers or dots. */
export function list(dice: Dice): Texts {
  const mark = dice.chance(0.3) ? (index: number) => `${index + 1}.` : () => '-'
  const items = Array.from({ length: dice.between(3, 5) }, () => sentence(dice))
  return inEach((l) => items.map((item, index) => `${mark(index)} ${item[l]}`).join('\n'))
}

/** A table of readings. */
export function table(dice: Dice): Texts {
  const rows = Array.from({ length: dice.between(3, 6) }, () => ({
    figures: `K7-${dice.between(100, 9999)} | ${dice.between(200, 9000)} | ${dice.between(1, 99)}`,
    remark: dice.pick(vocabulary.circumstances),
  }))
  return inEach((l) => {
    const head = vocabulary.columns.map((column) => column[l]).join(' | ')
    const body = rows.map(({ figures, remark }) => `| ${figures} | ${remark[l]} |`)
    return [`| ${head} |`, '| --- | ---: | ---: | --- |', ...body].join('\n')
  })
}
