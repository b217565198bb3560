/** The part of pdfkit that papers are made with; the package brings no types of its own. */
declare module 'pdfkit' {
  export interface TextOptions {
    readonly lineBreak?: boolean
    readonly baseline?: 'alphabetic'
    readonly fill?: boolean
    readonly stroke?: boolean
  }
  export interface StructureContent {
    readonly refs: readonly unknown[]
  }
  export interface StructureElement {
    add(child: StructureElement | StructureContent): StructureElement
    end(): void
  }
  export interface Outline {
    addItem(title: string): Outline
  }
  export interface Options {
    readonly size: readonly [number, number]
    readonly margin: number
    readonly pdfVersion: '1.7'
    readonly lang: string
    readonly tagged: boolean
    readonly displayTitle: boolean
    readonly autoFirstPage: boolean
    readonly info: Readonly<Record<'Title' | 'Author' | 'Subject' | 'Creator' | 'Producer', string>> & {
      readonly CreationDate: Date
      readonly ModDate: Date
    }
  }
  export default class PDFDocument {
    constructor(options: Options)
    readonly outline: Outline
    /** The font in use; not of the documented interface, which cannot be asked for glyphs. */
    readonly _font: { readonly font: { hasGlyphForCodePoint(code: number): boolean } }
    on(event: 'data', listener: (chunk: Buffer) => void): this
    on(event: 'end', listener: () => void): this
    on(event: 'error', listener: (error: Error) => void): this
    end(): void
    addPage(): this
    registerFont(name: string, source: Uint8Array): this
    font(name: string): this
    fontSize(size: number): this
    fillColor(colour: string): this
    strokeColor(colour: string): this
    fillOpacity(opacity: number): this
    strokeOpacity(opacity: number): this
    lineWidth(width: number): this
    rect(x: number, y: number, width: number, height: number): this
    circle(x: number, y: number, radius: number): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    path(data: string): this
    clip(): this
    fill(): this
    stroke(): this
    save(): this
    restore(): this
    text(text: string, x: number, y: number, options: TextOptions): this
    widthOfString(text: string, options?: TextOptions): number
    markContent(tag: 'Artifact'): this
    markStructureContent(tag: string): StructureContent
    endMarkedContent(): this
    struct(type: string): StructureElement
    addStructure(element: StructureElement): this
  }
}
