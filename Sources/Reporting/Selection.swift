import Experiments

/// An experiment that a figure is made of, and the parts of its data that are asked for.
///
///     percents=10,2 hopper-expert walker2d-expert percents=100 pen-human
///
/// Each `percents` is for the experiments after it, up to the next.
struct Selection: Equatable, Sendable {
  let experiment: String
  /// In per cent, in the order of the manuscript; empty where it does not ask.
  let percents: [Double]
}

extension Manuscript.Block {
  /// The experiments after the name, each of which must exist.
  func selections(among known: [String]) throws(Complaint) -> [Selection] {
    var selections: [Selection] = []
    var percents: [Double] = []
    for argument in arguments.dropFirst() {
      guard let equals = argument.firstIndex(of: "=") else {
        guard known.contains(argument) else {
          throw Complaint(place: place, problem: unknown("experiment", argument, among: known))
        }
        selections.append(Selection(experiment: argument, percents: percents))
        continue
      }
      let key = String(argument[..<equals])
      guard key == "percents" else {
        throw Complaint(place: place, problem: unknown("option", key, among: ["percents"]))
      }
      let words = argument[argument.index(after: equals)...].split(separator: ",")
      percents = words.compactMap { Double($0) }.filter { $0 > 0 && $0 <= 100 }
      guard !words.isEmpty, percents.count == words.count else {
        throw Complaint(place: place, problem: "write percents=100,2 with parts up to 100")
      }
    }
    return selections
  }

  /// The same where a table or figure does not tell parts of the data apart.
  func experiments(among known: [String]) throws(Complaint) -> [String] {
    if let option = arguments.dropFirst().first(where: { $0.hasPrefix("percents=") }) {
      let problem = "\(kind.rawValue) \(arguments[0]) does not take '\(option)'"
      throw Complaint(place: place, problem: problem)
    }
    return try selections(among: known).map(\.experiment)
  }
}
