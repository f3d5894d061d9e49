import Planning
import Records

/// Follows addresses back to the runs and values that they lead to.
struct Resolver: Sendable {
  let results: Results
  let woven: EquationResults
  /// The places of a cell's and of a run's entries, by its path.
  private let places: [String: [Int]]

  init(results: Results, woven: EquationResults) {
    (self.results, self.woven) = (results, woven)
    var places: [String: [Int]] = [:]
    for (index, entry) in results.entries.enumerated() {
      places[entry.run.cell.path, default: []].append(index)
      places[entry.run.path, default: []].append(index)
    }
    self.places = places
  }

  /// The runs of an address, and what they give; `nil` where they give nothing.
  func resolve(_ address: NumberSource) -> (entries: [Results.Entry], quantity: Quantity?) {
    guard let subject = address.runs.first, address.runs.count == 1, !subject.contains("/"),
      subject != NumberSource.everything
    else {
      let entries = entries(of: address)
      return (entries, entries.quantity(address.quantity, address.statistic))
    }
    guard subject != Costs.subject else {
      return ([], results.costs?.value(of: address.quantity).map(Quantity.number))
    }
    let checked = results.entries.filter { $0.run.kind == .check && $0.result != nil }
    let number = woven.number(address.quantity, of: subject)
    return (Array(checked.prefix(1)), number.map(Quantity.number))
  }

  private func entries(of address: NumberSource) -> [Results.Entry] {
    guard address.runs != [NumberSource.everything] else { return results.entries }
    return address.runs.flatMap { places[$0] ?? [] }.unique.sorted().map { results.entries[$0] }
  }

  /// Holds every number against the results once more.
  ///
  /// - Throws: `ReportError.number` for one that does not print as it is shown, or that shares its
  ///   name with another.
  func check(_ numbers: [TracedNumber]) throws(ReportError) {
    var derivations: [String: String] = [:]
    for number in numbers {
      switch number.origin {
      case .stored(let address, let form):
        let found = resolve(address).quantity.flatMap(form.text(of:))
        guard found == number.text else {
          throw .number(
            address: number.key,
            problem: "the paper shows '\(number.text)', the results give "
              + (found.map { "'\($0)'" } ?? "nothing"))
        }
      case .derived(let derivation):
        try check(derivation, shownAs: number.text)
        let spelling = "\(derivation.attributes)"
        guard derivations.updateValue(spelling, forKey: number.key) ?? spelling == spelling else {
          throw .number(address: number.key, problem: "two different numbers have this name")
        }
      }
    }
  }

  private func check(_ derivation: ComputedNumber, shownAs text: String) throws(ReportError) {
    func fault(_ problem: String) -> ReportError {
      .number(address: derivation.name, problem: problem)
    }
    let values = derivation.inputs.map { resolve($0).quantity }
    if let index = values.firstIndex(of: nil) {
      throw fault("it is derived from \(derivation.inputs[index]), which leads nowhere")
    }
    if let shown = derivation.value.map(Quantity.number).flatMap({ derivation.form?.text(of: $0) }),
      shown != text
    {
      throw fault("the paper shows '\(text)' for \(derivation.value ?? .nan), which is '\(shown)'")
    }
    guard let formula = derivation.arithmetic, let value = derivation.value else { return }
    let again = formula.value { word in
      guard let index = Int(word.dropFirst()), case .number(let number)? = values[index - 1] else {
        return nil
      }
      return number
    }
    guard again?.description == value.description else {
      throw fault("\(derivation.formula) is \(again.map(\.description) ?? "nothing"), not \(value)")
    }
  }
}

extension ComputedNumber {
  /// The formula where it is one of numbers; `nil` where it is one in words.
  var arithmetic: Arithmetic? {
    Arithmetic(parsing: formula) { word in
      word.hasPrefix("#") && Int(word.dropFirst()).map { inputs.indices.contains($0 - 1) } == true
    }
  }
}
