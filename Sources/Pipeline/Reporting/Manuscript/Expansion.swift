import Claims
import Store
import Plotting

/// The manuscript with its directives answered: Markdown for pandoc, and the figures it shows.
struct Expansion {
  let markdown: String
  let figures: [Figure]
  /// What runs rendered, to lie beside the figures.
  let pictures: [Pictures.File]
  /// What is shown as a figure, and what it is made of.
  let figureRecords: [FigureRecord]
  /// Every number of a result that the text shows, in its order.
  let numbers: [TracedNumber]

  /// - Parameters:
  ///   - manuscript: What people wrote.
  ///   - results: What runs stored.
  ///   - figureFolder: Where figures lie, relative to the outputs.
  /// - Throws: `ReportError.manuscript` with every directive that asks for what does not exist;
  ///   `ReportError.results` when a file of a result cannot be read; `ReportError.number` when a
  ///   number does not follow from the results.
  init(
    of manuscript: Manuscript, with results: Results, figureFolder: String
  ) throws(ReportError) {
    var writer = Writer(
      results: results, woven: try EquationResults(in: results), figureFolder: figureFolder)
    for number in manuscript.numbers { writer.read(number) }
    for piece in manuscript.pieces {
      switch piece {
      case .inline(let inline): writer.markdown += writer.text(of: [inline])
      case .block(let block): try writer.write(block)
      }
    }
    guard writer.complaints.isEmpty else {
      throw .manuscript(manuscript.errors(writer.complaints))
    }
    markdown = writer.markdown
    figures = writer.figures
    pictures = writer.pictures
    figureRecords = writer.figureRecords
    numbers = try TracedNumber.all(in: markdown)
    try Resolver(results: results, woven: writer.woven).check(numbers)
  }
}

private struct Writer {
  let results: Results
  let woven: EquationResults
  let figureFolder: String
  var markdown = ""
  var figures: [Figure] = []
  var pictures: [Pictures.File] = []
  var figureRecords: [FigureRecord] = []
  var complaints: [ManuscriptDiagnostic] = []
  /// What stands for each number that the manuscript names.
  private var named: [String: String] = [:]

  init(results: Results, woven: EquationResults, figureFolder: String) {
    (self.results, self.woven, self.figureFolder) = (results, woven, figureFolder)
  }

  mutating func read(_ number: NamedNumber) {
    do throws(ManuscriptDiagnostic) {
      named[number.name] = try Numbers(results: results).text(of: number)
    } catch {
      complaints.append(error)
    }
  }

  mutating func text(of inlines: [Manuscript.Inline]) -> String {
    var text = ""
    for inline in inlines {
      switch inline {
      case .text(let plain): text += plain
      case .directive(let directive):
        do throws(ManuscriptDiagnostic) {
          text += try self.text(of: directive)
        } catch {
          complaints.append(error)
        }
      }
    }
    return text
  }

  private func text(of directive: Directive) throws(ManuscriptDiagnostic) -> String {
    if let name = directive.namedNumber { return named[name] ?? NumberFormat.missing }
    return switch directive.name {
    case .equation: "[(\(directive.arguments[0]))](#equation-\(directive.arguments[0]))"
    case .table: link("Table", "table", directive)
    case .figure: link("Figure", "figure", directive)
    case .algorithm: link("Algorithm", "algorithm", directive)
    case .listing: link("Listing", "listing", directive)
    case .references: "::: {#refs}\n:::"
    case .number, .given, .ranking, .setting, .seeds, .status:
      try Numbers(results: results).text(of: directive)
    }
  }

  private func link(_ word: String, _ kind: String, _ directive: Directive) -> String {
    "[\(word)\u{A0}\(directive.arguments[0])](#\(kind)-\(directive.arguments[0]))"
  }

  mutating func write(_ block: Manuscript.Block) throws(ReportError) {
    let body = text(of: block.body).trimmingNewlines
    var request: PaperFigure?
    var table: PaperTable?
    do throws(ManuscriptDiagnostic) {
      switch block.kind {
      case .equation:
        append(try woven.equationBlock(block))
      case .algorithm:
        let title = block.arguments.joined(separator: " ")
        let algorithm = try Algorithm(
          number: block.label, title: title, body: body, place: block.place)
        append(algorithm.markdown)
      case .table:
        table = try PaperTable(
          block, among: results.experiments, publishing: results.published?.tables ?? [])
      case .listing:
        append(woven.codeListing(label: block.label, caption: body.unwrapped))
      case .figure:
        request = try PaperFigure(block, among: results.experiments)
      }
    } catch {
      complaints.append(error)
    }
    if let table {
      let caption = body.unwrapped + table.note(from: results, woven)
      append(
        try table.table(from: results, woven).markdown(label: block.label, caption: caption))
    }
    if let request {
      let (content, note) = try request.content(from: results)
      append(place(content, label: block.label, caption: "\(body.unwrapped)\(note)"))
    }
  }

  /// The figure with its caption, or in its place the word that there are no data.
  private mutating func place(
    _ content: PaperFigure.Content, label: String, caption: String
  ) -> String {
    switch content {
    case .nothing:
      return """
        ::: {#figure-\(label) .figure}
        **Figure \(label).** \(caption) *No run of this figure has a result yet.*
        :::
        """
    case .drawn(let figure):
      figures.append(figure)
      figureRecords.append(
        FigureRecord(
          label: label, name: figure.name, script: figure.script, sources: figure.heading.sources))
      return "![**Figure \(label).** \(caption)](\(figureFolder)/\(figure.name)){#figure-\(label)}"
    case .pictures(let row):
      pictures += row.files
      figureRecords.append(
        FigureRecord(label: label, name: "pictures", script: nil, sources: row.sources))
      return row.markdown(label: label, caption: caption, folder: figureFolder)
    }
  }

  private mutating func append(_ paragraph: String) {
    markdown += "\n\(paragraph)\n\n"
  }
}

extension String {
  /// Without line breaks at either end.
  fileprivate var trimmingNewlines: String {
    String(drop(while: \.isNewline).reversed().drop(while: \.isNewline).reversed())
  }

  /// Lines joined into one, as a caption needs them.
  fileprivate var unwrapped: String {
    split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
