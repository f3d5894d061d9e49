import Foundation
import Testing

@testable import Plotting

struct EnvelopeTests {
  @Test("Ends, extremes and the order are kept, with at most two rows of each bucket")
  func long() {
    var rows = (0..<6000).map { [Double($0), sin(Double($0) / 7) + cos(Double($0) / 90)] }
    rows[1234][1] = 50
    let kept = envelope(of: rows, bucketCount: 100)
    #expect(kept.count <= 202)
    #expect(kept.first == rows.first && kept.last == rows.last)
    #expect(kept.contains([1234, 50]))
    #expect(kept.map { $0[1] }.min() == rows.map { $0[1] }.min())
    #expect(zip(kept, kept.dropFirst()).allSatisfy { $0[0] < $1[0] })
    #expect(kept.allSatisfy { rows[Int($0[0])] == $0 })
  }

  @Test("Short curves are unchanged but for rows that are not finite")
  func short() {
    let rows = (0..<40).map { [Double($0), 1] }
    #expect(envelope(of: rows, bucketCount: 100) == rows)
    #expect(envelope(of: [[0, 1], [1, .nan], [2, 3]], bucketCount: 5) == [[0, 1], [2, 3]])
  }
}
