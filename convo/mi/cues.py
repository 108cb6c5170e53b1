"""Cues written from the definitions of motivational interviewing: phrases one to four words, and their hints."""

from convo.mi.lexicon import Phrases, these

FILLERS = these(
    "so and okay ok well um uh er erm hmm yeah yes yep right alright all mm-hmm uh-huh but now oh great good sure then "
    "ah like just i mean no wow gotcha fine mhm mmm mm um-hmm really because"
)
"""Words that may come before a unit really begins."""

BACKCHANNELS = these(
    "mm-hmm mmhmm mhm mmm mm hmm uh-huh um-hmm okay ok yeah yes yep yup right sure alright all good great wow oh ah i "
    "see gotcha really fine nice cool excellent perfect absolutely exactly definitely got it that's awesome wonderful "
    "no nope um uh well and so true of course thank you thanks very sorry hi hello bye fair enough interesting"
)
"""Words of turns that only keep the other speaking."""

WH = these(
    "what how why when where who which what's how's who's where's when's why's whose what're how're how'd what'd"
)
OPEN_WH = these("what how why what's how's what're how'd what'd why's")
ASKING = these(
    "do does did is are was were am have has had can could will would should shall may might don't doesn't didn't "
    "isn't aren't wasn't weren't haven't hasn't hadn't can't couldn't won't wouldn't shouldn't any anything"
)
"""Words that open a question when a subject follows them."""
SUBJECTS = these(
    "you i he she it we they that this there your the anything anyone someone somebody people my their his her those "
    "these any things other not ya"
)
TAG_ENDS = these("you it that i he she they there we this")
TELLING = these("tell describe share explain walk say give help talk")
YOU = these("you you're you've you'd you'll your yours yourself you'")
ME = these("i i'm i've i'd i'll me my mine myself")
WE = these("we we're we've we'd we'll us our let's")
NOT = these(
    "not no never don't doesn't didn't isn't aren't wasn't weren't can't cannot couldn't won't wouldn't shouldn't "
    "haven't hasn't hadn't ain't nothing none nobody neither nor hardly without dont cant didnt wont"
)
STOPS = these(
    "a an the and or but so if of to in on at for with from by as is are was were be been being am do does did have "
    "has had it its it's that this these those there i you he she we they me him her us them my your his our their i'm "
    "you're he's she's we're they're that's there's i've you've i'd you'd i'll you'll not no yes yeah okay um uh well "
    "just like know mean really what how why when where who which can could will would should may might then than too "
    "very up out about into over because some any all oh mm-hmm right kind sort think get got go going one don't"
)
"""Words that carry no content: not counted when one speaker's words are looked for in the other's."""

_PHRASES = {
    # the worker's
    "stem": "sounds like / it sounds / sound like / seems like / it seems / seem like / feels like / "
    "it feels / looks like / you feel / you're feeling / i hear / i'm hearing / you're saying / you said / "
    "you mentioned / you've said / you told me / you were saying / you talked about / what you're saying / "
    "what i hear / on the one hand / on one hand / on the other hand / at the same time / part of you / "
    "in other words / you would like / you'd like / you want / you're not / you've been / you really / "
    "you don't / you know that / you're kind of / you're thinking / you think / you're wondering / you find / "
    "you like / you care / you wanna",
    "so-you": "so you / so you're / so you've / so you'd / so your / so it / so it's / so that / so that's / "
    "so there's / and you / and you're / and so / but you / and that / you're / so for you / so in",
    "for-you": "for you / to you / important to you / matters to you / about you / with you",
    "summary": "let me see if / make sure i / to summarize / to summarise / sum up / we've talked / "
    "we talked about / what we've / if i understand / if i got / did i / is that right / is that correct / "
    "am i",
    "advice": "you should / you could / you can / you need to / you need / you have to / you've got to / "
    "you might / you may / you must / you ought / i'd recommend / i recommend / i would recommend / i suggest / "
    "i'd suggest / i would suggest / my suggestion / my advice / i'd like you / i want you / i would like you / "
    "i'd encourage / i encourage / i would encourage / i urge / why don't you / have you thought / "
    "have you considered / have you tried / how about / what about / what if / if you / try to / you try / "
    "make sure / it's important / be important / important to / better if / best thing / you'd better / "
    "be a good / be helpful / might help / could help / would help / will help / can help / be able to / "
    "consider / recommend / recommended / suggest",
    "we-could": "we could / we can / we'll / let's / we should / we need / we might / we will / i can / i'll / "
    "i could / i'm going to / i'm gonna / i would like to / i'd like to / i want to / i wanted to / i will",
    "permission": "would it be / is it okay / is it ok / is it all right / is it alright / be okay if / "
    "be ok if / be all right if / be alright if / can i / may i / could i / do you mind / would you mind / "
    "if it's okay / if that's okay / if you don't mind / with your permission / would you be willing / "
    "would you be interested / are you interested / would you like / like to hear / if i share / if i shared / "
    "if i told",
    "seek": "what do you think / how does that / does that sound / how do you feel about / "
    "what do you make / does that make sense / what are your thoughts / how would that / sound to you / "
    "work for you / how can i / how could i / what would you like to / where would you like / "
    "would you like to",
    "autonomy": "up to you / your choice / your decision / you decide / you choose / only you / "
    "you're the one / you know best / you're the expert / whatever you / it's your / your call / "
    "you to decide / you get to / you're in charge / ultimately / your life / if you want / if you'd like / "
    "when you're ready / if you choose",
    "info": "percent / research / studies / study / the reason / evidence / guidelines / risk / risks / "
    "causes / cause / caused by / which means / this means / that means / means that / people who / "
    "some people / many people / a lot of people / most people / other people / for example / such as / shows / "
    "called / related to / known / the body / your body / blood / effects / effect / increase / increases / "
    "reduce / available / program / programs / information / actually / drinks per / per week / per day / "
    "based on / in order / tend to / often / typically / usually / it can / that can / can be / there are / "
    "there is / there's / these are",
    "praise": "that's great / that's good / that's wonderful / that's awesome / that's fantastic / "
    "that's really / great job / good job / nice job / well done / good for you / congratulations / proud of / "
    "i appreciate / thank you / thanks for / i'm glad / i'm happy / i'm impressed / impressed / excellent / "
    "fantastic / wonderful / amazing / good idea / great idea / courage / strong / strength / worked hard / "
    "hard work / effort / you've done / you were able / you've managed / you managed / committed / determined",
    "structure": "my name is / nice to meet / good morning / good afternoon / how are you / thanks for coming / "
    "thank you for coming / see you / next time / next week / next visit / come back / follow up / today we / "
    "talk about today / welcome / have a seat / take care / good to see / bye / hello / hi / hey / i'm here",
    "confront": "you're wrong / that's not true / you can't / you won't / you're not going / do you realize / "
    "do you realise / don't you think / don't you / aren't you / you're just / you never / you always / "
    "excuse / excuses / irresponsible / you knew / why didn't you / why haven't you / you didn't / come on / "
    "not good / the problem is / gonna die / killing / serious / seriously / dangerous / bad for / "
    "i'm concerned / i'm worried / concerned about / worries me",
    "scale": "on a scale / scale of / scale from / one to ten / one to 10 / zero to / 0 to 10 / 1 to 10 / "
    "a scale / how important / how confident / how ready / where would you / that number / a lower / a higher / "
    "and not a",
    "evoke": "what would / what could / what might / what are some / what makes / what else / how would / "
    "how might / how important / how confident / what do you / tell me / tell me more / what would it / "
    "how do you / what's / what are / how did / how have / how has / what happened / what kind / what sort / "
    "what concerns",
    "fact": "how long / how many / how much / how often / how old / what time / have you / do you / "
    "did you / are you / were you / is there / is that / is it / when did / when was / where do / how far / "
    "what day / which one / any",
    "hard": "it's hard / it's tough / it's difficult / must be / must have been / been hard / been tough / "
    "been difficult / that's hard / that's tough / i'm sorry / frustrating / frustrated / overwhelming",
    "emotion": "feel / feeling / feels / worried / scared / afraid / angry / sad / upset / nervous / anxious / "
    "happy / frustrated / proud / hope / hopeful / concerned / stressed / lonely / tired / guilty / ashamed / "
    "excited",
    # the person's
    "desire": "i want / i'd like / i would like / i wanna / i wish / i hope / i'd love / i would love / "
    "i really want / i just want / i do want / i'd rather / i would rather / i want to / i wanted to / "
    "i'm hoping / i like",
    "no-desire": "i don't want / don't wanna / i don't like / don't really want / not want / i didn't want / "
    "don't feel like / i'd rather not / not interested / no interest / don't care / i enjoy / i love / "
    "i like it / i like to / enjoy it / love it / makes me feel / helps me / relaxes / relax / fun",
    "ability": "i can / i could / i think i can / i think i could / i'm able / able to / i can do / "
    "i could try / could do / can do / i might be able / i know how / possible / confident / manage",
    "no-ability": "i can't / i couldn't / can't do / i cannot / not able / hard to / it's hard / too hard / "
    "difficult / i don't know how / impossible / i don't think i can / don't think i could / tough / "
    "i've tried / didn't work / doesn't work / no time / don't have time / too busy / too much / too tired / "
    "struggle / not sure i",
    "reasons": "because / so that / if i / i'd be / i would be / it would / it'd / for my / my kids / "
    "my family / my health / my son / my daughter / my wife / my husband / better / healthier / save money / "
    "bad for / it's affecting / worried about / scared / affecting / hurting / problem / problems / not good / "
    "feel bad / guilty / expensive",
    "need": "i need / i have to / i've got to / i gotta / i must / i should / i ought / i need to / "
    "need to / have to / got to / something has to / has to change / can't keep / can't go on / important / "
    "it's important",
    "no-need": "i don't need / don't have to / not a problem / no problem / isn't a problem / "
    "don't have a problem / not that bad / it's fine / i'm fine / not really / don't see / don't think / "
    "no big deal / big deal / everyone / everybody / all my friends / it's not / not a big / nothing wrong / "
    "don't see why / i don't think",
    "commit": "i will / i'll / i'm going to / i'm gonna / i promise / i swear / i plan / i intend / "
    "i guarantee / going to / gonna / i'm not going to / i won't / definitely / i'll try / i'll do",
    "activate": "i'm ready / ready to / i'm willing / willing to / i'm prepared / i guess i could / "
    "i could try / i'd be willing / i'll think / think about it / i might / i'd consider / i'll try / i could / "
    "maybe i / give it a / try it / try that / i'd try / i would try / open to",
    "steps": "i've been / i tried / i started / i stopped / i quit / i went / i called / i've started / "
    "i've stopped / i've cut / i've already / i did / i signed / i bought / i've tried / i've made / i've had / "
    "cut down / cut back / i've got / i talked to / i've done / started / stopped",
    "unsure": "i don't know / not sure / i guess / maybe / i suppose / kind of / sort of / probably / might / "
    "dunno / i don't know if / it depends",
    "but": "but / although / though / however / except / but i / but it",
    "discord": "you don't understand / you don't know / you're not listening / none of your / leave me / "
    "what do you know / you people / why are you / you're wrong / stop telling / don't tell me / you said you / "
    "whatever / i don't have to / not your business / you think / waste of / i'm not here",
    "used": "i used to / used to / back then / when i was / years ago / i had / in the past / i was",
    "others": "she wants / he wants / they want / my mom / my mother / my wife / my husband / my doctor / "
    "my parents / my boss / told me / says i / thinks i / wants me / they say / she says / he says / make me / "
    "made me",
    "agree": "yeah / yes / sure / okay / absolutely / definitely / exactly / that's right / right / yep / "
    "true / i agree / that sounds / sounds good / makes sense / good idea / that would / that'd be / "
    "i think so",
    "disagree": "no / nope / not really / nah / i don't think so / i disagree / well / not at all / never",
}

CUES = Phrases(_PHRASES)
"""What hints at what."""
