internal import RealModule

/// A number, or one for each sample of a batch or point of a space.
public enum Value: Equatable, Sendable {
  case number(Double)
  case samples([Double])

  public var elements: [Double] {
    switch self {
    case .number(let number): [number]
    case .samples(let samples): samples
    }
  }
}

/// A formula that has no value, because a name is unknown or the kinds of its parts do not fit.
public struct EvaluationError: Error, Equatable, CustomStringConvertible {
  public var problem: String

  public init(problem: String) { self.problem = problem }

  public var description: String { problem }
}

extension Formula {
  /// What the formula gives for these values of its parameters.
  public func value(_ parameters: [String: Value]) throws(EvaluationError) -> Value {
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
    case .call(let function, let arguments):
      var values: [Value] = []
      for argument in arguments { values.append(try argument.value(names)) }
      return try function.apply(to: values)
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
  fileprivate func apply(to arguments: [Value]) throws(EvaluationError) -> Value {
    switch self {
    case .log: arguments[0].mapped { Double.log($0) }
    case .abs: arguments[0].mapped { Swift.abs($0) }
    case .step: arguments[0].mapped { $0 < 0 ? 0 : 1 }
    case .huber: arguments[0].mapped { Swift.abs($0) <= 1 ? $0 * $0 / 2 : Swift.abs($0) - 0.5 }
    case .minimum: try combined(arguments[0], arguments[1], Swift.min)
    case .expectation: .number(try mean(of: arguments[0]))
    case .sum: .number(try samples(arguments[0]).reduce(0, +))
    case .logExpectationOfExponentials:
      .number(
        .log(
          (1 - (try number(arguments[2]))) * (try mean(of: arguments[0].mapped { Double.exp($0) }))
            + (try number(arguments[2])) * (try mean(of: arguments[1].mapped { Double.exp($0) }))))
    }
  }

  private func samples(_ value: Value) throws(EvaluationError) -> [Double] {
    guard case .samples(let samples) = value else {
      throw EvaluationError(problem: "\(rawValue) of a single number")
    }
    return samples
  }

  private func number(_ value: Value) throws(EvaluationError) -> Double {
    guard case .number(let number) = value else {
      throw EvaluationError(problem: "\(rawValue) with samples in place of a number")
    }
    return number
  }

  private func mean(of value: Value) throws(EvaluationError) -> Double {
    let samples = try samples(value)
    return samples.reduce(0, +) / Double(samples.count)
  }
}

extension Value {
  public func mapped(_ transform: (Double) -> Double) -> Value {
    switch self {
    case .number(let number): .number(transform(number))
    case .samples(let samples): .samples(samples.map(transform))
    }
  }
}

/// Number by number; a single number is combined with each sample.
public func combined(
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
