"""What happens in one turn: words in, an answer written this person's way out.

Nothing here knows a vendor, a device or a screen. Read `turn.py` first.
"""

import os

# langchain-core brings a tracing client that sends whole prompts away if any one of these variables
# is set. They are removed before anything imports it; a test with a listening server proves it.
for _name in [name for name in os.environ if name.startswith(("LANGSMITH_", "LANGCHAIN_"))]:
    del os.environ[_name]
os.environ["LANGSMITH_TRACING_V2"] = "false"
