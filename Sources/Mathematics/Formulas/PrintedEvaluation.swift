internal import RealModule

/// What the symbols of a printed equation are.
public struct PrintedValues: Sendable {
  let notation: Notation
  /// By the names that the notation gives to symbols.
  let values: [String: Value]
  /// Of the functions of equations, by number.
  let losses: [Int: Value]

  public init(notation: Notation, values: [String: Value], losses: [Int: Value]) {
    (self.notation, self.values, self.losses) = (notation, values, losses)
  }
}

/// Where a part of an expression stands.
private struct Place {
  /// Of the inputs; `nil` at the points of an integral, and in a batch.
  var dataset: String?
  /// The variables that the symbols may have as arguments; `nil` for all.
  var variables: Set<String>?
  var indices: [String: Int] = [:]
}

extension PrintedExpression {
  /// - Throws: `EvaluationError` where a symbol has no meaning, or not at its place.
  public func value(_ values: PrintedValues) throws(EvaluationError) -> Value {
    try value(values, at: Place())
  }

  private func value(_ values: PrintedValues, at place: Place) throws(EvaluationError) -> Value {
    switch self {
    case .number(let number): return .number(number)
    case .atom(let name): return try values.value(of: name, at: place)
    case .negation(let operand): return try operand.value(values, at: place).mapped { -$0 }
    case .binary(let operation, let left, let right):
      return try combined(
        left.value(values, at: place), right.value(values, at: place), operation.apply)
    case .power(let base, let exponent):
      return try combined(base.value(values, at: place), exponent.value(values, at: place)) {
        Double.pow($0, Int($1))
      }
    case .call(let function, let arguments):
      var operands: [Value] = []
      for argument in arguments { operands.append(try argument.value(values, at: place)) }
      return try function.apply(to: operands, values)
    case .expectation(let datasets, let variables, let body):
      return try expectation(of: body, over: datasets, variables, values, at: place)
    case .integral(let domain, let variable, let body):
      guard
        values.notation.domains.contains(where: {
          $0.value == variable && (domain.isEmpty || $0.key == domain)
        })
      else { throw EvaluationError(problem: "\(variable) is not integrated over \(domain)") }
      var inner = place
      inner.variables = variable == "x" ? ["x", "s", "a", "s'"] : ["z", "s", "a"]
      return .number(try body.value(values, at: inner).elements.reduce(0, +))
    case .sum(let indices, let unequal, let body):
      return try sum(of: body, over: indices[...], unequal: unequal, values, at: place)
    case .indicator(let condition): return try condition.value(values, at: place)
    case .cases(let cases):
      // Exactly one condition holds everywhere; elsewhere there is no number.
      var (total, count) = (Value.number(0), Value.number(0))
      for item in cases {
        let holds = try item.condition.value(values, at: place)
        let value = try item.value.value(values, at: place)
        total = try combined(total, try combined(holds, value) { $0 == 1 ? $1 : 0 }, +)
        count = try combined(count, holds, +)
      }
      return try combined(total, count) { $1 == 1 ? $0 : .nan }
    }
  }

  private func expectation(
    of body: PrintedExpression, over datasets: [String], _ variables: Set<String>?,
    _ values: PrintedValues, at place: Place
  ) throws(EvaluationError) -> Value {
    var inner = place
    inner.variables = variables
    var total = 0.0
    for dataset in datasets.isEmpty ? [nil] : datasets.map(Optional.some) {
      if let dataset {
        guard let name = values.notation.datasets[dataset] else {
          throw EvaluationError(problem: "\(dataset) is no dataset")
        }
        inner.dataset = name
      }
      let elements = try body.value(values, at: inner).elements
      total += elements.reduce(0, +) / Double(elements.count)
    }
    return .number(values.notation.unionsAreMixtures ? total / Double(datasets.count) : total)
  }

  private func sum(
    of body: PrintedExpression, over indices: ArraySlice<Index>, unequal: Bool,
    _ values: PrintedValues, at place: Place
  ) throws(EvaluationError) -> Value {
    guard let index = indices.first else { return try body.value(values, at: place) }
    let name =
      try index.last.map { last throws(EvaluationError) in
        guard case .number(let name) = values.notation.meanings[last] else {
          throw EvaluationError(problem: "\(last) is no number")
        }
        return name
      } ?? values.notation.ranges[index.name]
    guard let name, let count = values.values[name]?.elements.first else {
      throw EvaluationError(problem: "the index \(index.name) has no range")
    }
    var total = Value.number(0)
    for number in 1...max(1, Int(count)) {
      if unequal, place.indices.values.contains(number), indices.count == 1 { continue }
      var inner = place
      inner.indices[index.name] = number
      total = try combined(
        total,
        try sum(of: body, over: indices.dropFirst(), unequal: unequal, values, at: inner), +)
    }
    return total
  }

  /// The variables that its symbols have as arguments.
  var variables: Set<String> {
    switch self {
    case .number: []
    case .atom(let name): Notation.variables(of: name)
    case .negation(let operand): operand.variables
    case .binary(_, let left, let right), .power(let left, let right):
      left.variables.union(right.variables)
    case .call(_, let arguments): arguments.reduce(into: []) { $0.formUnion($1.variables) }
    case .expectation(_, _, let body), .integral(_, _, let body), .sum(_, _, let body):
      body.variables
    case .indicator(let condition): condition.left.variables.union(condition.right.variables)
    case .cases(let cases): cases.reduce(into: []) { $0.formUnion($1.value.variables) }
    }
  }
}

extension PrintedExpression.Condition {
  /// 1 where it holds, and 0 elsewhere.
  fileprivate func value(
    _ values: PrintedValues, at place: Place
  ) throws(EvaluationError) -> Value {
    let relation = relation
    return try combined(left.value(values, at: place), right.value(values, at: place)) {
      let holds =
        switch relation {
        case .less: $0 < $1
        case .greater: $0 > $1
        case .atMost: $0 <= $1
        case .atLeast: $0 >= $1
        case .unequal: $0 != $1
        }
      return holds ? 1 : 0
    }
  }
}

extension PrintedExpression.Function {
  fileprivate func apply(
    to operands: [Value], _ values: PrintedValues
  ) throws(EvaluationError) -> Value {
    switch (self, operands.count) {
    case (.log, 1): return operands[0].mapped { Double.log($0) }
    case (.exponential, 1): return operands[0].mapped { Double.exp($0) }
    case (.absolute, 1): return operands[0].mapped { abs($0) }
    case (.huber, 1): return operands[0].mapped { abs($0) <= 1 ? $0 * $0 / 2 : abs($0) - 0.5 }
    case (.minimum, 2): return try combined(operands[0], operands[1], min)
    case (.maximum, 2): return try combined(operands[0], operands[1], max)
    case (.normal, 2):
      // The density of s' for a mean and a variance.
      guard let next = values.values["nextState"] else {
        throw EvaluationError(problem: "a density of no next state")
      }
      let deviation = try combined(next, operands[0], -)
      return try combined(deviation, operands[1]) {
        Double.exp(-$0 * $0 / (2 * $1)) / (2 * .pi * $1).squareRoot()
      }
    default: throw EvaluationError(problem: "\(rawValue) of \(operands.count) numbers")
    }
  }
}

extension PrintedValues {
  fileprivate func value(of name: String, at place: Place) throws(EvaluationError) -> Value {
    if let index = place.indices[name] { return .number(Double(index)) }
    guard let meaning = notation.meanings[name] else {
      throw EvaluationError(problem: "'\(name)' has no meaning in this equation")
    }
    if let variables = place.variables, !Notation.variables(of: name).isSubset(of: variables) {
      throw EvaluationError(
        problem: "'\(name)' depends on more than \(variables.sorted().joined(separator: ", "))")
    }
    var key: String
    switch meaning {
    case .loss(let number):
      guard let value = losses[number] else {
        throw EvaluationError(problem: "Equation (\(number)) has no value")
      }
      return value
    case .number(let name): key = name
    case .quantity(let name): key = place.dataset.map { "\(name).\($0)" } ?? name
    case .indexed(let name, let indices):
      key = name
      for index in indices {
        guard let number = place.indices[index] else {
          throw EvaluationError(problem: "'\(index)' is no index here")
        }
        key += ".\(number)"
      }
    }
    guard let value = values[key] else {
      throw EvaluationError(problem: "'\(name)' has no value at its place")
    }
    return value
  }
}
