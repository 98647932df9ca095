"""Layouts that no file of this repository has, and that a proposal may have."""

LAYOUTS = {
    "json": """{
  "council_rules": "1",
  "proposal": {"id": "sample", "title": "Sample"},
  "bodies": [
    {
      "id": "board",
      "name": "Board",
      "seats": [
        {"id": "chair", "count": 1},
        {"id": "member", "count": 4, "reserved_for": ["a", "b"]}
      ]
    }
  ]
}
""",
    "no_indentation_of_lists": """council_rules: "1"
proposal: {id: sample, title: Sample}
bodies:
- id: board
  name: Board
  territory:
  - valley  # a comment
  # another
  - coast
  seats:
  - id: chair
  - id: member
    count: 4
""",
    "wide": """# head

council_rules:   '1'   # version
proposal:
    id:    sample
    title: 'It''s a sample'   # title
    # about the summary
    summary: |+   # kept
        Line one.

          Line two.


    authors:
        -   Someone # first
        -   'Someone: else'

bodies:

    # first body
    -   id: board
        # its name
        name: "Board
            of the town"
        sunset:
            2030-12-31   # last day
        seats:
            -
                # the chair
                id: chair
                role: chair
            -   id: member
                evidence: [a#1,
                    b#2]

    # second body

    -   {id: court, name: Court}
...
""",
    "flow_in_lines": """council_rules: "1"
proposal: {
  id: sample,   # the id
  title: Sample,  # the title
  # about the status
  status: draft,
  x_list: [a, b,
           c], # end of the list
  x_table: { one: 1, two: 2 }
}
bodies: [
  {id: board, name: Board, seats: [
    {id: chair}, # first

    {id: member,
     count: 4,
    },
  ]},
  {id: court, x_pairs: [a: b, c: d ], x_empty: {}, x_none: [], name: 'Court'},
]
""",
    "folded_at_the_end": """council_rules: "1"
proposal: {id: sample, title: Sample}
bodies:
  - id: board
    name: >  # comment
      Board of
      the town

    # a remark that is no field
    x_nested:
      - - a
        - b
      - - c
      - - x: 1
          y: 2
    x_one:
      only: field
    seats: []
    note: |
      The end
        # no comment
      is here.""",
    "kept_at_the_end": """---
council_rules: "1"
proposal:
  title: Sample
  id: sample
  x_texts:
    - |
      # no comment
      - no item
    # a comment
    - >+
      Text

    - last
bodies:
  - id: board
    "name": Board
    'x key' : "a \\
      b"
    note: |+
      The end

""",
}
