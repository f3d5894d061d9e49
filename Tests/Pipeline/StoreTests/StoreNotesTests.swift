import Planning
import TestSupport
import Testing

@testable import Store

struct StoreNotesTests {
  @Test(
    "A note is replaced by the next, belongs to one run, and is removed with its result",
    arguments: StoreNote.allCases)
  func notes(note: StoreNote) throws {
    let folder = try Sample.folder()
    let (store, runs) = (folder.store, try folder.plan().runs)
    #expect(try store.note(note, on: runs[0]) == nil)
    try store.write("pen: data not present; fetch it", as: note, on: runs[0])
    try store.write("it fell", as: note, on: runs[0])
    #expect(try store.note(note, on: runs[0]) == "it fell")
    for other in StoreNote.allCases where other != note {
      #expect(try store.note(other, on: runs[0]) == nil)
    }
    #expect(try store.note(note, on: runs[1]) == nil)
    #expect(try store.result(of: runs[0]) == nil && store.records().isEmpty)
    try store.remove(note, on: runs[0])
    #expect(try store.note(note, on: runs[0]) == nil)
    for _ in ["the first result", "the same result again"] {
      try store.write("it fell", as: note, on: runs[0])
      try store.make(runs[0])
      #expect(try store.note(note, on: runs[0]) == nil)
    }
  }
}
