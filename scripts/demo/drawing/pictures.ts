import sharp from 'sharp'
import { drawBearingLosses } from './bearing-losses.ts'
import { drawBlackStart } from './black-start.ts'
import { drawChemnitzSite } from './chemnitz-site.ts'
import { drawCostPerCycle } from './cost-per-cycle.ts'
import { drawDipolePair } from './dipole-pair.ts'
import { drawFlywheelSection } from './flywheel-section.ts'
import { drawFrequencyEvent } from './frequency-event.ts'
import { drawHalbachArray } from './halbach-array.ts'
import { drawLoadDay } from './load-day.ts'
import { drawPortrait } from './portrait.ts'
import { drawRotorBalance } from './rotor-balance.ts'
import { drawSmesCutaway } from './smes-cutaway.ts'
import { drawTestBench } from './test-bench.ts'

/** The pictures of the demonstration: each file name and what draws it, as SVG. */
export const drawings: Readonly<Record<string, () => string>> = {
  'flywheel-section.png': drawFlywheelSection,
  'smes-cutaway.png': drawSmesCutaway,
  'halbach-array.png': drawHalbachArray,
  'dipole-pair.png': drawDipolePair,
  'frequency-event.png': drawFrequencyEvent,
  'load-day.png': drawLoadDay,
  'black-start.png': drawBlackStart,
  'chemnitz-site.png': drawChemnitzSite,
  'bearing-losses.png': drawBearingLosses,
  'cost-per-cycle.png': drawCostPerCycle,
  'rotor-balance.png': drawRotorBalance,
  'test-bench.png': drawTestBench,
}

/** A picture as a file of the media library. */
export interface DrawnFile {
  readonly fileName: string
  readonly bytes: Buffer
}

/** Draws all pictures and a portrait for each person's key, one after the other, as PNG. */
export async function* drawPictures(personKeys: readonly string[]): AsyncGenerator<DrawnFile> {
  for (const [fileName, draw] of Object.entries(drawings)) yield { fileName, bytes: await asPng(draw()) }
  for (const key of personKeys)
    yield { fileName: `portrait-${key}.png`, bytes: await asPng(drawPortrait(key)) }
}

const asPng = (svg: string): Promise<Buffer> =>
  sharp(Buffer.from(svg)).png({ palette: true, colours: 256, quality: 100, effort: 4, dither: 0 }).toBuffer()
