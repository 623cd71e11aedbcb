"""Idioms are found, and the same words meant as they stand are not: 75 sentences of each kind."""

from __future__ import annotations

import pytest

from sayclear.readability import phrases, read
from sayclear.readability.lists import rows

IDIOM = """\
The test was a piece of cake.
Learning this app is a walk in the park.
The date is still up in the air.
We are over the moon about the news.
He was feeling under the weather.
She pulled my leg about the prize.
They cut corners to finish early.
Your plan is back on track.
He kicked the bucket last year.
The landlord is sitting on the fence.
I am in two minds about it.
It came out of the blue.
The whole offer sounds like pie in the sky.
That is only the tip of the iceberg.
There is too much red tape.
A late reply is a red flag.
This is a good rule of thumb, I think.
Give me a ballpark figure for the job.
Start with the low-hanging fruit.
Put it on the back burner for now.
Let us get the ball rolling this week.
We are on the same page now.
Break it into bite-sized tasks.
The offer has no strings attached.
You are leaving money on the table.
Let the calendar do the heavy lifting.
Six books under your belt is a lot.
Don't beat yourself up over it.
Take it at face value.
Do not put all your eggs in one basket.
The ball is in your court.
Hold your horses for a day.
He hit the nail on the head.
That phone costs an arm and a leg.
They burned the midnight oil before the exam.
It is not rocket science.
You can play it by ear.
She has bigger fish to fry.
We barely made ends meet.
He spilled the beans at lunch.
The talk broke the ice.
They threw in the towel.
Do not let it slip through your fingers.
Keep an eye on the price.
Read between the lines of that letter.
The news hit rock bottom.
Let us touch base on Friday.
It takes two to tango.
You hit the ground running.
I will keep you posted.
That is the icing on the cake.
He got cold feet before the talk.
They moved the goalposts again.
The job is a double-edged sword.
You need to get your ducks in a row.
A second job is a mixed bag.
We had to bite the bullet.
Their plan fell through the cracks.
That opened a can of worms.
She went the extra mile for us.
It is a blessing in disguise.
He turned a blind eye to it.
Look on the bright side.
Take it with a pinch of salt.
Your guess is as good as mine.
I can see light at the end of the tunnel.
The jury is still out on that.
We are in the same boat.
Do not rock the boat.
He has a lot on his plate.
Rome wasn't built in a day.
You can kill two birds with one stone.
Do not cry over spilt milk.
They swept it under the rug.
That was a close call, so sleep on it."""

LITERAL = """\
Eat a piece of cake with your tea.
We went for a walk in the park after lunch.
He threw the ball up in the air.
The cow jumped over the moon in the song.
Stay dry when the weather is bad.
Lie down and slowly pull your leg up to your chest.
Drivers often cut corners on this road.
The tram is back on track after the crash.
The goat kicked the bucket over.
A bird is sitting on the fence by the gate.
She has two minds in the story.
The blue came out of the paint well.
The pie in the oven smells good.
The tip of the pencil broke.
Put a piece of red tape on the box.
When the red flag is up, do not swim.
Measure the rule and the thumb.
The baseball park has a new roof.
Pick the fruit that hangs low first.
Turn on the burner at the back.
The ball is rolling down the hill.
We read the same page of the book.
Cut the bread into bite-sized pieces.
The kite has no strings today.
Leave the money in the box on the table.
Avoid heavy lifting after the operation.
He has a knife under his belt.
The dog has beaten the rug.
The face value of the coin is one pound.
Put the eggs in the basket.
The ball is in the court, near the net.
Hold the reins of your horse.
He hit the nail with a hammer.
Wash one arm and one leg first.
They burned oil in the lamp.
The rocket lands today.
You can play it on the piano.
We fry bigger fish on Sunday.
Tie both ends of the rope.
She spilled beans on the floor.
The ship broke the ice on the lake.
They threw the towel in the wash.
Water runs through your fingers.
Close one eye and look at the chart.
Write between the lines of the form.
The rock is at the bottom of the pond.
The runner touched the base.
Two people dance the tango here.
The plane hit the ground hard.
The letter was posted on Monday.
Spread the icing on the cake with a knife.
My feet are cold in winter.
They moved the goal to the left.
The knight has a sword.
Three ducks swim in a row.
She sells mixed bags of sweets.
Bite the apple, not the stone.
Water ran through the cracks in the wall.
He opened a tin of worms to fish.
Walk one mile on the flat path.
The mask is a good disguise.
Pull down the blind in the room.
Sit on the bright side of the room.
Add a pinch of salt to the soup.
Guess the number of sweets.
The tunnel has a light at each end.
The jury is back in court.
We sat in a boat on the lake.
The boat hit a rock.
He has rice on his plate.
Rome is a city in Italy.
Two birds sat on one stone.
Wipe up the spilt milk.
She swept the floor under the rug.
Sleep on your side, with a pillow on the bed."""


def found(sentence: str) -> list[str]:
    return [hit.row[0] for hit in phrases.find("idioms", read(sentence).shown.flow)]


@pytest.mark.parametrize("sentence", IDIOM.splitlines())
def test_an_idiom_is_found(sentence: str) -> None:
    assert found(sentence)


@pytest.mark.parametrize("sentence", LITERAL.splitlines())
def test_words_meant_as_they_stand_are_left(sentence: str) -> None:
    assert found(sentence) == []


def test_the_list_is_long_and_each_phrase_stands_once() -> None:
    names = [row[0] for row in rows("idioms")]
    assert len(names) >= 700
    assert len(names) == len(set(names))
