"""What people write, and the spelling it has in files; and what has none, because nothing may be guessed."""

_READ = """
2016 = 2016 | in 2016 | sometime in 2016 | 2016. | late 2016 | mid-2016 | the end of 2016
2016-05 = May 2016 | may 2016 | MAY, 2016 | in May of 2016 | 05/2016 | 5/2016 | 5.2016 | 2016-05 | 2016/05
2008-12 = 2008-12
2019-09 = Sep 2019 | Sept 2019 | Sept. 2019 | September 2019 | 2019 Sep | sep-2019
2016-05-12 = 12 May 2016 | 12th of May 2016 | the 12th of May, 2016 | 12. May 2016 | May 12, 2016 | May 12th 2016
2016-05-12 = 12-May-2016 | 2016-05-12 | 2016/5/12 | 2016.05.12 | 2016 May 12 | on 12 May 2016 | Thu 12 May 2016
2016-05-12 = Thursday, 12 May 2016 | Thursday the 12th of May 2016 | Thu, May 12, 2016 | Thurs. 12 May 2016
2016-05-02 = 2016-5-2 | 2 May 2016
2019-04-13 = 13/04/2019 | 04/13/2019 | 13.4.2019 | 13-04-2019
2019-05-05 = 05/05/2019
2019-03-01/2019-03-10 = early March 2019 | early in March 2019 | beginning of March 2019 | start of Mar 2019
2019-03-11/2019-03-20 = mid-March 2019 | mid March 2019 | Mid-Mar. 2019 | the middle of March 2019
2020-02-21/2020-02-29 = late February 2020 | end of Feb 2020 | the end of February, 2020
2022-23 = autumn 2022 | Fall 2022 | fall of 2022 | 2022 autumn | early autumn 2022
2022-21 = spring 2022 | 2022-21 | in the spring of 2022
2019-24 = winter 2019/20 | winter 2019-20 | winter 2019/2020 | winter of 2019–20
2019-12/2021-02 = winter 2020
2019-07/2019-09 = Q3 2019 | 2019 Q3 | 2019-Q3 | 2019q3 | third quarter of 2019 | 3rd quarter 2019
2019-01/2019-03 = Q1 2019 | 2019 Q1
2019-01/2019-06 = H1 2019 | first half of 2019 | the first half of 2019
2016~ = about 2016 | ~2016 | ~ 2016 | circa 2016 | c. 2016 | around 2016 | 2016~ | 2016? | 2016 or so
2016-05~ = about May 2016 | roughly May 2016 | probably in May 2016 | May 2016?
2019-03-11~/2019-03-20~ = about mid-March 2019
../2019 = before 2019 | Before 2019 | prior to 2019 | ../2019 | by 2018 | 2018 or earlier
../2019-05 = before May 2019 | by April 2019 | no later than April 2019
../2019-05 = not later than April 2019 | at the latest April 2019
../2016-05-13 = before 13 May 2016 | by 12 May 2016
../2019-03-11 = before mid-March 2019 | by early March 2019
2019/.. = after 2019 | since 2019 | from 2019 | 2019 or later | 2019 onwards | 2019/..
2019-05/.. = after May 2019 | since May 2019 | not before May 2019
2016/2018 = between 2016 and 2018 | 2016-2018 | 2016 – 2018 | 2016—2018 | 2016 to 2018 | from 2016 to 2018
2016/2017 = 2016 or 2017 | 2016/2017 | 2016-17 | 2016/17
2022/2023 = 2022-23 | 2022/23
2008/2009 = 2008/09
2019-05/2019-07 = from May to July 2019 | May-July 2019 | May – July 2019 | between May and July 2019
2019-11/2019-12 = Nov/Dec 2019 | Nov–Dec 2019 | November or December 2019 | 2019-11/2019-12
2016-05-12/2016-05-15 = 12–15 May 2016 | 12 to 15 May 2016 | May 12-15, 2016 | 12th - 15th of May 2016
2016-05-03/2016-06-05 = 3 May – 5 June 2016 | May 3 to June 5, 2016
2019-03-01/2019-03-20 = early to mid March 2019 | early to mid-March 2019
2016~/2018 = between about 2016 and 2018
2019-12/2020-01 = December 2019 to January 2020 | Dec 2019 – Jan 2020
2019-21/2020-23 = spring 2019 to autumn 2020
"""

_KEPT_AS_WORDS = """
about three years later | a few days later | 12 May | May | 12 | soon | ? | … | - | the day after | 03/04/2019
3.4.2019 | 1-5-2016 | 12/05/16 | May '16 | December to January 2020 | 2018 to 2016 | 7:30 | 31 Feb 2020
29 February 2019 | 32 May 2016 | Friday 12 May 2016 | 13/13/2019 | 2016-13-01 | 1999-00 | May 2016 to date
until 2019 | 1 Oct 2020 25:00 | Q5 2019 | third half of 2019 | winter 2019/21 | 2016-00 | early May 0000
winter 0000 | 12 May 1850 | 3000 | between 2016 and later | 2016 2017 | 20160512 | ../.. | yesterday | today
last Tue | spring 2019/20 | first week of May 2016 | by 31 Feb 2020
"""

#: Pairs of what is written and its spelling.
READ = [
    (text, edtf)
    for edtf, texts in (line.split(" = ") for line in _READ.strip().splitlines())
    for text in texts.split(" | ")
]
KEPT_AS_WORDS = [text for line in _KEPT_AS_WORDS.strip().splitlines() for text in line.split(" | ")]
