import Manuscripts
import Planning
import Plotting
import Specifications
import TracedResults

/// The manuscript with its directives replaced by text, and the tables and figures that it shows.
struct Expansion {
  let text: TracedText
  /// In the order of the manuscript; figures without a result are left out.
  let tables: [ShownTable]
  let figures: [ShownFigure]
  /// Pictures rendered by runs, to be placed beside the figures.
  let pictures: [Pictures.File]

  /// Expands all directives in the passages that the profile keeps.
  ///
  /// - Throws: `ReportError.manuscript` with every directive that names something unknown;
  ///   `ReportError.result` if a file of a result cannot be read, or for a number that does not
  ///   follow from the results.
  init(
    of manuscript: Manuscript, with data: ReportData, figureFolder: String
  ) throws(ReportError) {
    let whole = manuscript
    let manuscript: Manuscript
    do throws(SpecificationErrors) {
      manuscript = try whole.keeping { (condition) throws(ManuscriptDiagnostic) in
        try condition.isSatisfied(by: data.results)
      }
    } catch {
      throw .manuscript(error)
    }
    var writer = Writer(
      data: data, parts: RunUsage(in: manuscript, of: data.results).shown,
      figureFolder: figureFolder,
      scope: data.results.scope(of: whole, keeping: manuscript))
    for number in manuscript.numbers { writer.define(number) }
    for piece in manuscript.pieces {
      switch piece {
      case .inline(let inline): writer.text += writer.text(of: [inline])
      case .block(let block): try writer.write(block)
      }
    }
    guard writer.diagnostics.isEmpty else {
      throw .manuscript(manuscript.errors(writer.diagnostics))
    }
    text = writer.text
    (tables, figures, pictures) = (writer.tables, writer.figures, writer.pictures)
    try ReportError.reading(try NumberResolver(data).check(text.numbers))
  }
}

private struct Writer {
  let data: ReportData
  let parts: [PaperPart]
  let figureFolder: String
  let scope: TracedText
  var text = TracedText()
  var tables: [ShownTable] = []
  var figures: [ShownFigure] = []
  var pictures: [Pictures.File] = []
  var diagnostics: [ManuscriptDiagnostic] = []
  private var named: [String: TracedText] = [:]

  init(data: ReportData, parts: [PaperPart], figureFolder: String, scope: TracedText) {
    (self.data, self.parts) = (data, parts)
    (self.figureFolder, self.scope) = (figureFolder, scope)
  }

  mutating func define(_ number: NamedNumber) {
    let writer = DirectiveWriter(results: data.results)
    named[number.name] = diagnosing(try writer.text(of: number))
  }

  mutating func text(of inlines: [Manuscript.Inline]) -> TracedText {
    var text = TracedText()
    let writer = self
    for inline in inlines {
      switch inline {
      case .text(let plain): text += TracedText(plain)
      case .directive(let directive): text += diagnosing(try writer.text(of: directive)) ?? ""
      }
    }
    return text
  }

  private func text(of directive: Directive) throws(ManuscriptDiagnostic) -> TracedText {
    if let name = directive.namedNumber { return named[name] ?? .missing }
    let label = directive.arguments.first ?? ""
    return switch directive.name {
    case .equation: "[(\(label))](#equation-\(label))"
    case .table: "[Table\u{A0}\(label)](#table-\(label))"
    case .figure: "[Figure\u{A0}\(label)](#figure-\(label))"
    case .algorithm: "[Algorithm\u{A0}\(label)](#algorithm-\(label))"
    case .listing: "[Listing\u{A0}\(label)](#listing-\(label))"
    case .references: "::: {#refs}\n:::"
    case .scope: scope
    case .formula: try data.equations.formula(label, at: directive.place)
    case .number, .given, .ranking, .comparison, .setting, .seeds, .status:
      try DirectiveWriter(results: data.results).text(of: directive)
    }
  }

  mutating func write(_ block: Manuscript.Block) throws(ReportError) {
    let (body, data) = (text(of: block.body), data)
    switch block.kind {
    case .equation:
      append(diagnosing(try data.equations.equationBlock(block)) ?? "")
    case .algorithm:
      let algorithm = diagnosing(
        try Algorithm(
          number: block.label, title: block.arguments.joined(separator: " "), lines: body.lines,
          place: block.place))
      append(algorithm?.text ?? "")
    case .listing:
      append(data.equations.codeListing(label: block.label, caption: body.unwrapped))
    case .table:
      guard let request = diagnosing(try PaperTable(block, in: data.results)) else { return }
      let table = try ReportError.reading(try request.table(from: data, parts))
      let caption = body.unwrapped + table.note
      tables.append(ShownTable(label: block.label, caption: caption, table: table))
      append(table.text(label: block.label, caption: caption))
    case .figure:
      guard let request = diagnosing(try PaperFigure(block, in: data.results)) else { return }
      let (content, note) = try request.content(from: data)
      append(place(content, label: block.label, caption: body.unwrapped + note))
    }
  }

  /// The figure with its caption, or a sentence in its place if there are no data.
  private mutating func place(
    _ content: PaperFigure.Content, label: String, caption: TracedText
  ) -> TracedText {
    switch content {
    case .nothing:
      return """
        ::: {#figure-\(label) .figure}
        **Figure \(label).** \(caption) *No run of this figure has a result yet.*
        :::
        """
    case .drawn(let figure, of: let entries):
      figures.append(
        ShownFigure(
          label: label, caption: caption, figure: figure, description: figure.description,
          files: Figure.suffixes.map { "\(figure.name).\($0)" }, sources: figure.sources,
          entries: entries))
      let description = figure.description.replacing("\\", with: "\\\\").replacing(
        "\"", with: "\\\"")
      return """
        ![**Figure \(label).** \(caption)](\(figureFolder)/\(figure.name)){#figure-\(label) \
        description="\(description)"}
        """
    case .pictures(let row):
      pictures += row.files
      figures.append(
        ShownFigure(
          label: label, caption: caption, figure: nil, description: row.description,
          files: row.files.map(\.name),
          sources: row.sources, entries: row.entries))
      return row.text(label: label, caption: caption, folder: figureFolder)
    }
  }

  private mutating func append(_ paragraph: TracedText) { text += "\n\(paragraph)\n\n" }

  /// The value; `nil`, with the diagnostic noted, if there is none.
  private mutating func diagnosing<Value>(
    _ make: @autoclosure () throws(ManuscriptDiagnostic) -> Value
  ) -> Value? {
    do throws(ManuscriptDiagnostic) {
      return try make()
    } catch {
      diagnostics.append(error)
      return nil
    }
  }
}
