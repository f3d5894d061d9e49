/// A formula with one thing wrong.
public struct Mutant: Equatable, Sendable {
  /// What was done, such as "without the term expectation(-logPolicy)".
  public var change: String
  public var formula: Formula
}

extension Formula {
  /// Every formula that differs from this one in a single sign, term, factor or reduction.
  ///
  /// At every node of every expression: a sum or difference with either term dropped, either sign
  /// flipped; a product or quotient with either factor dropped, the other operation in its place; a
  /// minus dropped; a logarithm dropped; a sum in the place of an expectation and the other way
  /// about; the whole with its sign flipped. Dropping a numerator of 1 changes nothing and is left
  /// out.
  public var mutants: [Mutant] {
    var mutants: [Mutant] = []
    for index in terms.indices {
      for (change, value) in terms[index].value.mutations {
        var formula = self
        formula.terms[index].value = value
        mutants.append(Mutant(change: change, formula: formula))
      }
    }
    for (change, value) in result.mutations + [("the opposite sign", .negation(result))] {
      mutants.append(Mutant(change: change, formula: Formula(terms: terms, result: value)))
    }
    return mutants
  }
}

extension Expression {
  typealias Mutation = (change: String, value: Expression)

  /// The expressions that differ in one place, with what was changed.
  var mutations: [Mutation] {
    switch self {
    case .number, .name: []
    case .negation(let operand):
      [("\(operand) without its minus", operand)]
        + operand.mutations.map { ($0.change, .negation($0.value)) }
    case .call(let function, let arguments):
      function.mutations(of: arguments)
        + arguments.indices.flatMap { index in
          arguments[index].mutations.map { mutation in
            var others = arguments
            others[index] = mutation.value
            return (mutation.change, .call(function, others))
          }
        }
    case .binary(let operation, let left, let right):
      operation.mutations(of: left, right)
        + left.mutations.map { ($0.change, .binary(operation, $0.value, right)) }
        + right.mutations.map { ($0.change, .binary(operation, left, $0.value)) }
    }
  }
}

extension Expression.Function {
  fileprivate func mutations(of arguments: [Expression]) -> [Expression.Mutation] {
    let argument = arguments[0]
    switch self {
    case .log: return [("\(argument) in place of its logarithm", argument)]
    case .abs: return [("\(argument) in place of its magnitude", argument)]
    case .step: return [("the opposite step of \(argument)", .call(.step, [.negation(argument)]))]
    case .huber: return [("a square in place of huber", .binary(.times, argument, argument))]
    case .minimum:
      return arguments.map { ("\($0) in place of the minimum", $0) }
    case .expectation: return [("a sum in place of E[\(argument)]", .call(.sum, arguments))]
    case .sum:
      return [("a mean in place of the sum of \(argument)", .call(.expectation, arguments))]
    case .logExpectationOfExponentials:
      return [
        ("the expectations exchanged", .call(self, [arguments[1], argument, arguments[2]])),
        ("the mean of \(argument) in its place", .call(.expectation, [argument])),
      ]
    }
  }
}

extension Expression.Operation {
  fileprivate func mutations(of left: Expression, _ right: Expression) -> [Expression.Mutation] {
    switch self {
    case .plus, .minus:
      [
        ("without the term \(left)", self == .plus ? right : .negation(right)),
        ("without the term \(right)", left),
        ("-(\(left)) in place of \(left)", .binary(self, .negation(left), right)),
        (
          "the other sign before \(right)",
          .binary(self == .plus ? .minus : .plus, left, right)
        ),
      ]
    case .times:
      [
        ("without the factor \(left)", right),
        ("without the factor \(right)", left),
        ("\(left) over \(right)", .binary(.over, left, right)),
      ]
    case .over:
      (left == .number(1) ? [] : [("1 in place of \(left)", .binary(.over, .number(1), right))])
        + [
          ("without the divisor \(right)", left),
          ("\(left) times \(right)", .binary(.times, left, right)),
        ]
    }
  }
}

// MARK: Text

extension Expression: CustomStringConvertible {
  /// As it is written in the sources, with no more parentheses than it needs.
  public var description: String {
    switch self {
    case .number(let number):
      number == number.rounded() ? "\(Int(number))" : "\(number)"
    case .name(let name): name
    case .negation(let operand): "-\(operand.description(inside: 3))"
    case .call(let function, let arguments):
      "\(function.rawValue)(\(arguments.map(\.description).joined(separator: ", ")))"
    case .binary(let operation, let left, let right):
      "\(left.description(inside: operation.precedence)) \(operation.rawValue) "
        + right.description(inside: operation.precedence + 1)
    }
  }

  private func description(inside precedence: Int) -> String {
    if case .binary(let operation, _, _) = self, operation.precedence < precedence {
      return "(\(description))"
    }
    return description
  }
}
