import Experiments
extension Store { func note(_ text: String, on run: Run) throws(StoreError) {} }
