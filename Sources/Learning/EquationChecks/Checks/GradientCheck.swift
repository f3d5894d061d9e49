internal import Formulas
internal import LinearAlgebra
internal import Records

/// The automatic derivative of an equation against central differences.
enum GradientCheck {
  private static let drawCount = 4
  private static let directionsPerDraw = 4
  private static let tolerance = 1e-6

  /// All coordinates of one draw, and several random directions at each of the others.
  static func check(of equation: CompiledEquation) -> Check {
    var derivatives: [Double] = []
    var lines: [(start: Inputs, direction: [[Double]])] = []
    for draw in 0..<drawCount {
      let inputs = Inputs.drawn(draw)
      let gradient = equation.gradient(inputs)
      for direction in directions(draw, counts: gradient.map(\.count)) {
        derivatives.append(product(gradient, direction))
        lines.append((inputs, direction))
      }
    }
    let differences = Differences.curve(of: derivatives) { index, t in
      let (start, direction) = lines[index]
      return equation.value(start.moved(equation.variables, along: direction, by: t))
        .elements.reduce(0, +)
    }
    return Check(
      .gradient, "against central differences", differences: differences, tolerance: tolerance,
      count: lines.count)
  }

  private static func directions(_ draw: Int, counts: [Int]) -> [[[Double]]] {
    let zero = counts.map { [Double](repeating: 0, count: $0) }
    guard draw > 0 else {
      return counts.indices.flatMap { variable in
        (0..<counts[variable]).map { coordinate in
          var direction = zero
          direction[variable][coordinate] = 1
          return direction
        }
      }
    }
    var generator = Generator(seed: 0, stream: "directions", index: draw)
    return (0..<directionsPerDraw).map { _ in
      counts.map { count in (0..<count).map { _ in generator.normal() } }
    }
  }

  private static func product(_ left: [[Double]], _ right: [[Double]]) -> Double {
    var sum = 0.0
    for (left, right) in zip(left, right) {
      for index in left.indices { sum += left[index] * right[index] }
    }
    return sum
  }
}

extension Inputs {
  /// These inputs with t times `direction` added to the named lists, in their order.
  fileprivate func moved(
    _ names: [String], along direction: [[Double]], by t: Double
  ) -> Inputs {
    var moved: [String: Value] = [:]
    for (name, direction) in zip(names, direction) {
      moved[name] = .samples(zip(self[name], direction).map { $0 + t * $1 })
    }
    return with(moved)
  }
}
