import LinearAlgebra
import Testing
import _Differentiation

@Suite struct PiecewiseFunctionsTests {
  private let point = Samples<Double>([-2.5, -0.4, 0.7, 1.9])

  private func check(
    _ function: @differentiable(reverse) (Samples<Double>) -> Samples<Double>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let weights = Samples<Double>([0.3, -1, 2, 0.5])
    expect(
      gradient(at: point) { sum(weights * function($0)) }, at: point,
      sourceLocation: sourceLocation
    ) { sum(weights * function($0)) }
  }

  @Test("Derivatives agree with differences") func derivatives() {
    check { abs($0) }
    check { huber($0) }
    check { step($0) * $0 }
  }

  @Test("Values are those of the definitions, also at the kinks") func values() {
    #expect(step(Samples<Double>([-1, 0, 2])).elements == [0, 1, 1])
    #expect(abs(Samples<Double>([-1.5, 0, 2])).elements == [1.5, 0, 2])
    #expect(huber(Samples<Double>([-3, -1, 0.5, 1, 2])).elements == [2.5, 0.5, 0.125, 0.5, 1.5])
    #expect(minimum(point, Samples([0, -1, 0.7, 3])).elements == [-2.5, -1, 0.7, 1.9])
  }

  @Test("Derivatives at the kinks are those of one side") func kinks() {
    #expect(gradient(at: Samples<Double>([0])) { sum(abs($0)) }.elements == [1])
    #expect(gradient(at: Samples<Double>([-1, 1])) { sum(huber($0)) }.elements == [-1, 1])
    #expect(gradient(at: Samples<Double>([0])) { sum(step($0)) }.elements == [0])
  }
}
