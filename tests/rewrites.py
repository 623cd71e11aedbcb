"""What an able model answers to our six sample sentences, in their order; all of it by us."""

REWRITES = (
    "The bakery in Orchard Street belongs to a family from Porto. It bakes its rye bread at night. It "
    "sells it to three schools and a hotel in the morning.",
    "Tom Hale started our choir in 2016 with nine singers. It now meets on Tuesday evenings in the old "
    "fire station. The choir gives two concerts a year.",
    "The bridge was closed on 8 October. This was because the river had washed away its north end. The "
    "buses to Elmford now take the longer road along the lake.",
    "Mrs Okoro was walking back from the market with a heavy bag. She met the new postman at the "
    "corner. He carried the bag to her door on the second floor.",
    "The small museum has a train from 1903 and a ship made of glass. But the room with the ship does "
    "not open on Mondays. The train needs new paint.",
    "The gardeners planted forty young trees along the canal in March. They watered them through a dry "
    "spring. They saw the first green leaves at the end of May.",
)
