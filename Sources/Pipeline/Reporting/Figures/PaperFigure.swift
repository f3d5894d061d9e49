import Manuscripts
import Plotting
import Records
import TracedResults

/// A figure that the manuscript requests: its kind and its experiments.
struct PaperFigure: Equatable, Sendable {
  enum Name: String, CaseIterable, Sendable {
    case robotResponse = "robot-response"
    case learningCurves = "learning-curves"
    case subsetCurves = "subset-curves"
    case scoreBars = "score-bars"
    case framework, rollouts, coevolution, pictures, costs
    case performanceProfile = "performance-profile"
    case trainingDiagnostics = "training-diagnostics"

    /// How many experiments it shows, each on one task.
    var experimentCounts: ClosedRange<Int> {
      switch self {
      case .framework, .costs: 0...0
      case .rollouts, .coevolution: 1...1
      case .robotResponse, .learningCurves, .subsetCurves, .scoreBars, .performanceProfile,
        .pictures, .trainingDiagnostics:
        1...Int.max
      }
    }

    /// Whether the manuscript may choose methods and parts of datasets.
    var takesOptions: Bool {
      [.learningCurves, .subsetCurves, .scoreBars, .trainingDiagnostics].contains(self)
    }
  }

  enum Content {
    /// No run has a result.
    case nothing
    /// A figure and the runs that it shows.
    case drawn(Figure, of: [Results.Entry])
    case pictures(Pictures)
  }

  let name: Name
  /// In the order of the manuscript.
  let selections: [Selection]
  /// The label of the block, which names the files of the figure.
  private let label: String

  /// - Throws: a diagnostic about an unknown name or experiment.
  init(_ block: Manuscript.Block, in results: Results) throws(ManuscriptDiagnostic) {
    let word = block.arguments.first ?? ""
    (name, label) = (try block.place.name("figure", word), block.label)
    selections =
      name.takesOptions
      ? try block.selections(in: results)
      : try block.experiments(in: results).map { Selection(experiment: $0) }
    guard name.experimentCounts.contains(selections.count) else {
      let number =
        switch name.experimentCounts.upperBound {
        case 0: "no experiment"
        case 1: "one experiment on one task"
        default: "one experiment or more"
        }
      throw block.place.diagnostic("figure \(word) takes \(number)")
    }
  }

  /// The figure, and an addition to its caption.
  func content(from data: ReportData) throws(ReportError) -> (content: Content, note: TracedText) {
    let (results, fileName) = (data.results, "figure-\(label)")
    let experiments = selections.map(\.experiment)
    let entries = entries(in: results)
    let source = FigureSource(
      name: fileName, results: results, entries: entries.filter { $0.result != nil })
    let content: Content
    do {
      content =
        switch name {
        case .framework: .drawn(FrameworkFigure.make(name: fileName), of: [])
        case .robotResponse: try source.robotResponse()
        case .learningCurves: try source.learningCurves()
        case .subsetCurves: try source.subsetCurves()
        case .scoreBars:
          try source.scoreBars(plans: selections.map { $0.entries(in: results) })
        case .rollouts: try source.rollouts()
        case .coevolution: try source.coevolution()
        case .trainingDiagnostics: try source.trainingDiagnostics()
        case .costs:
          try results.costs.map { costs in
            .drawn(
              try CostFigure.make(
                name: fileName, costs: costs, task: "hopper", source: costs.place), of: [])
          } ?? .nothing
        case .pictures:
          .pictures(try Pictures(of: experiments, figure: fileName, in: results))
        case .performanceProfile:
          try source.performanceProfile(AggregateScores(data, of: experiments))
        }
    } catch let error as ResultError {
      throw .result(error)
    } catch let error as FigureError {
      throw .figure(error)
    } catch {
      preconditionFailure("\(error)")
    }
    let note =
      switch name {
      case .costs: costsNote(results.costs)
      // A missing picture has its note in its place.
      case .pictures: TracedText()
      default:
        source.embeddingNote + results.datasetNote(of: entries)
      }
    return (content, note)
  }

  /// The runs that the figure shows.
  func entries(in results: Results) -> [Results.Entry] {
    let entries = selections.flatMap { $0.entries(in: results) }
    return name == .rollouts ? entries + entries.flatMap { results.trainings(behind: $0) } : entries
  }
}
