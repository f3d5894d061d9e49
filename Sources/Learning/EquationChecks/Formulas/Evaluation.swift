internal import RealModule

/// A number, or one for each sample of a batch or point of a space.
enum Value: Equatable, Sendable {
  case number(Double)
  case samples([Double])

  var elements: [Double] {
    switch self {
    case .number(let number): [number]
    case .samples(let samples): samples
    }
  }
}

/// A formula that has no value, because a name is unknown or the kinds of its parts do not fit.
struct EvaluationError: Error, Equatable, CustomStringConvertible {
  var problem: String

  var description: String { problem }
}

extension Formula {
  /// What the formula gives for these values of its parameters.
  func value(_ parameters: [String: Value]) throws(EvaluationError) -> Value {
    var names = parameters
    for term in terms { names[term.name] = try term.value.value(names) }
    return try result.value(names)
  }
}

extension Expression {
  func value(_ names: [String: Value]) throws(EvaluationError) -> Value {
    switch self {
    case .number(let number): return .number(number)
    case .name(let name):
      guard let value = names[name] else {
        throw EvaluationError(problem: "'\(name)' has no value")
      }
      return value
    case .negation(let operand): return try operand.value(names).mapped { -$0 }
    case .binary(let operation, let left, let right):
      return try combined(try left.value(names), try right.value(names), operation.apply)
    case .call(let function, let argument):
      return try function.apply(to: try argument.value(names))
    }
  }
}

extension Expression.Operation {
  func apply(_ left: Double, _ right: Double) -> Double {
    switch self {
    case .plus: left + right
    case .minus: left - right
    case .times: left * right
    case .over: left / right
    }
  }
}

extension Expression.Function {
  fileprivate func apply(to argument: Value) throws(EvaluationError) -> Value {
    if self == .log { return argument.mapped { Double.log($0) } }
    guard case .samples(let samples) = argument else {
      throw EvaluationError(problem: "\(rawValue) of a single number")
    }
    var total = 0.0
    for sample in samples { total += sample }
    return .number(self == .expectation ? total / Double(samples.count) : total)
  }
}

extension Value {
  func mapped(_ transform: (Double) -> Double) -> Value {
    switch self {
    case .number(let number): .number(transform(number))
    case .samples(let samples): .samples(samples.map(transform))
    }
  }
}

/// Number by number; a single number is combined with each sample.
func combined(
  _ left: Value, _ right: Value, _ combine: (Double, Double) -> Double
) throws(EvaluationError) -> Value {
  switch (left, right) {
  case (.number(let left), .number(let right)): return .number(combine(left, right))
  case (.number(let left), .samples): return right.mapped { combine(left, $0) }
  case (.samples, .number(let right)): return left.mapped { combine($0, right) }
  case (.samples(let left), .samples(let right)):
    guard left.count == right.count else {
      throw EvaluationError(problem: "\(left.count) samples beside \(right.count)")
    }
    return .samples(zip(left, right).map(combine))
  }
}
