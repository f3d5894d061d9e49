import Foundation
import Testing
@testable import Typesetting

struct GzipTests {
  private static let text = Data((0..<5000).map { "\($0 % 77) ± \($0)\n" }.joined().utf8)

  @Test("Data read back as they were", arguments: [Data(), Data([0]), text])
  func roundTrip(data: Data) {
    #expect(Gzip.decompressed(Gzip.compressed(data)) == data)
  }

  @Test("The header has neither time nor name")
  func header() {
    #expect(Gzip.compressed(Self.text).prefix(8) == Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0]))
    #expect(Gzip.compressed(Self.text).count * 2 < Self.text.count)
  }

  @Test("Other programs read it")
  func otherPrograms() throws {
    let folder = FileManager.default.temporaryDirectory
    let name = "\(UUID().uuidString).gz"
    defer { try? FileManager.default.removeItem(at: folder.appending(path: name)) }
    try Gzip.compressed(Self.text).write(to: folder.appending(path: name))
    let (status, output) = try Tool(name: "gzip", packages: "gzip")
      .run(["--decompress", "--stdout", name], in: folder)
    #expect(status == 0 && Data(output.utf8) == Self.text)
  }

  @Test("Damaged data are none")
  func damaged() {
    let compressed = Gzip.compressed(Self.text)
    var flipped = compressed
    flipped[flipped.count / 2] ^= 1
    let overlong = compressed.dropLast(4) + [255, 255, 255, 255]
    for data in [Data(), compressed.dropLast(), flipped, overlong] {
      #expect(Gzip.decompressed(Data(data)) == nil)
    }
  }
}
