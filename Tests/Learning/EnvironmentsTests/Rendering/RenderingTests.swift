import Testing

@testable import Environments

@Suite(.enabled(if: canRenderPictures, "pictures need the package libosmesa6"))
struct RenderingTests {
  @Test("A rendered task shows more than sky and floor", arguments: BenchmarkTask.allCases)
  func tasks(task: BenchmarkTask) throws {
    let model = try benchmarkModel(of: task)
    let picture = try renderPicture(of: model, width: 160, height: 120)
    #expect((picture.width, picture.height) == (160, 120))
    // More than sky and floor.
    #expect(colors(of: picture).count > 100)
    #expect(try renderPicture(of: model, width: 160, height: 120) == picture)
  }

  @Test("A rendered robot shows more than sky and floor") func robot() throws {
    let picture = try renderPictureOfRobot(width: 160, height: 120)
    #expect(colors(of: picture).count > 100)
  }

  /// A picture may be larger than the buffer that the model asks for, 640 × 480.
  @Test("A picture may exceed the buffer of the model") func size() throws {
    let picture = try renderPicture(of: benchmarkModel(of: .hopper), width: 1000, height: 800)
    let bottom = picture.bytes.suffix(3 * 1000)
    #expect(Set(bottom).count > 1)
  }

  private func colors(of picture: Picture) -> Set<SIMD3<UInt8>> {
    Set(
      stride(from: 0, to: picture.bytes.count, by: 3).map {
        SIMD3(picture.bytes[$0], picture.bytes[$0 + 1], picture.bytes[$0 + 2])
      })
  }
}
