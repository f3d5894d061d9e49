import Foundation
import LinearAlgebra
import TestSupport
import Testing
@testable import DataFiles
@testable import Records
@testable import Store

@Suite struct SafetensorsTests {
  private let contents = Safetensors(
    tensors: [
      Tensor(name: "weight", shape: [2, 3], elements: [1, -2.5, 3, 0.1, 1e-30, 6]),
      Tensor(name: "bias", shape: [1], elements: [0.25]),
      Tensor(name: "scalar", shape: [], elements: [7]),
      Tensor(name: "empty", shape: [0, 4], elements: []),
    ], metadata: ["note": "quote \" backslash \\ newline \n θ"])

  private var sorted: [Tensor] { contents.tensors.sorted { $0.name < $1.name } }

  @Test("Written tensors are read back") func roundTrip() throws {
    let read = try Safetensors(decoding: contents.encoded(), file: "a", isSealed: true)
    #expect(read.tensors == sorted)
    #expect(read.metadata == contents.metadata)
  }

  @Test("The order of tensors does not change the bytes") func order() {
    let shuffled = Safetensors(tensors: contents.tensors.reversed(), metadata: contents.metadata)
    #expect(shuffled.encoded() == contents.encoded())
  }

  @Test("Data begin at a multiple of 8 bytes") func alignment() {
    let length = contents.encoded().prefix(8).enumerated()
      .reduce(0) { $0 + Int($1.element) << (8 * $1.offset) }
    #expect(length % 8 == 0)
  }

  /// Written by safetensors 0.8.0 and NumPy 2.4.6 for Python: weight, bias and scalar as above.
  private static let fixture = """
    8AAAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJ3cml0ZXIiOiJzYWZldGVuc29ycyAwLjguMCwgbnVtcHkgMi40LjYifS
    wiYmlhcyI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMV0sImRhdGFfb2Zmc2V0cyI6WzAsNF19LCJzY2FsYXIiOnsi
    ZHR5cGUiOiJGMzIiLCJzaGFwZSI6W10sImRhdGFfb2Zmc2V0cyI6WzQsOF19LCJ3ZWlnaHQiOnsiZHR5cGUiOiJGMz
    IiLCJzaGFwZSI6WzIsM10sImRhdGFfb2Zmc2V0cyI6WzgsMzJdfX0gICAgICAAAIA+AADgQAAAgD8AACDAAABAQM3M
    zD1gQqINAADAQA==
    """

  @Test("A file of the Python package is read") func readsPython() throws {
    let bytes = try #require(
      Data(base64Encoded: Self.fixture, options: .ignoreUnknownCharacters))
    let read = try Safetensors(decoding: bytes, file: "fixture", isSealed: false)
    #expect(read.tensors == sorted.filter { $0.name != "empty" })
    #expect(read.metadata == ["writer": "safetensors 0.8.0, numpy 2.4.6"])
    #expect(
      throws: SafetensorsError(file: "fixture", problem: "it has no sha256 of its contents")
    ) {
      try Safetensors(decoding: bytes, file: "fixture", isSealed: true)
    }
  }

  private static let hasPythonPackage =
    (try? ChildProcess(running: "python3", ["-c", "import numpy, safetensors"]).ending) == .exit(0)

  @Test(
    "The Python package reads a written file",
    .enabled(if: hasPythonPackage, "python3 has no packages safetensors and numpy here"))
  func readByPython() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "a.safetensors")
    try contents.encoded().write(to: file)
    let script = """
      import sys
      from safetensors import safe_open
      with safe_open(sys.argv[1], "numpy") as f:
          for name in sorted(f.keys()):
              t = f.get_tensor(name)
              print(name, t.dtype, list(t.shape), [float(x) for x in t.flatten()])
          print(repr(f.metadata()["note"]))
      """
    let output = try ChildProcess(running: "python3", ["-c", script, file.path]).output
    #expect(
      String(decoding: output, as: UTF8.self) == """
        bias float32 [1] [0.25]
        empty float32 [0, 4] []
        scalar float32 [] [7.0]
        weight float32 [2, 3] [1.0, -2.5, 3.0, 0.10000000149011612, 1.0000000031710769e-30, 6.0]
        'quote " backslash \\\\ newline \\n θ'

        """)
  }

  @Test("Every truncated file is refused") func truncation() {
    let bytes = contents.encoded()
    for count in 0..<bytes.count {
      #expect(throws: SafetensorsError.self) {
        try Safetensors(decoding: bytes.prefix(count), file: "a", isSealed: true)
      }
    }
  }

  @Test("Every flipped bit of the contents is refused") func flippedBits() {
    let bytes = contents.encoded()
    for position in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[position] ^= 1 << UInt8(bit)
        // White space is free in JSON: a flip that keeps all contents is no damage.
        let read = try? Safetensors(decoding: damaged, file: "a", isSealed: true)
        #expect(read == nil || read?.encoded() == bytes, "byte \(position), bit \(bit)")
      }
    }
  }

  @Test(
    "Errors of a tensor's entry are described",
    arguments: [
      ("F64", "[1]", "[0,8]", 8, "tensor 'a' has type F64, expected F32"),
      ("F32", "[1]", "[4,8]", 8, "tensor 'a' does not begin at byte 0"),
      ("F32", "[3]", "[0,8]", 8, "tensor 'a' of shape [3] does not fit bytes 0..<8 of 8"),
      ("F32", "[1]", "[0,4]", 8, "the tensors end at byte 4 of 8"),
      ("F32", "[2]", "[0,8]", 4, "tensor 'a' of shape [2] does not fit bytes 0..<8 of 4"),
      ("F32", "[-1]", "[0,4]", 4, "tensor 'a' has the impossible shape [-1]"),
      (
        "F32", "[4611686018427387904]", "[0,4]", 4,
        "tensor 'a' has the impossible shape [4611686018427387904]"
      ),
      ("F32", "[1]", "[0,-9223372036854775808]", 4, "tensor 'a' does not begin at byte 0"),
    ])
  func entry(type: String, shape: String, offsets: String, dataCount: Int, problem: String) {
    header(
      #"{"a":{"dtype":"\#(type)","shape":\#(shape),"data_offsets":\#(offsets)}}"#,
      dataCount: dataCount, problem: problem)
  }

  @Test(
    "Errors of the header are described",
    arguments: [
      (
        #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"#
          + #""b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}"#,
        12, "tensor 'b' does not begin at byte 8"
      ),
      (#"{"a":7}"#, 0, "the header is not a list of tensors in JSON"),
      ("[", 0, "the header is not a list of tensors in JSON"),
    ])
  func header(_ header: String, dataCount: Int, problem: String) {
    var bytes = Data([UInt8(header.utf8.count), 0, 0, 0, 0, 0, 0, 0])
    bytes.append(Data(header.utf8))
    bytes.append(Data(count: dataCount))
    #expect(throws: SafetensorsError(file: "dir/a", problem: problem)) {
      try Safetensors(decoding: bytes, file: "dir/a", isSealed: false)
    }
  }
}
