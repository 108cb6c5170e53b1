"""Signs of a worker's codes, after the definitions of MITI 4.2.1: narrower than cues, for each stands by itself."""

from convo.mi.lexicon import Phrases

_SIGNS = {
    "argues": "you're wrong / that's not true / no excuse / making excuses / no excuses / "
    "just an excuse / don't you realise / don't you realize / do you realise / do you realize / "
    "don't you understand / don't you care / you should know better / know better than / not even trying / "
    "in denial / you're lying / you can't be serious / why didn't you / why haven't you / why can't you / "
    "what's wrong with you / if you really cared / if you cared / you'll end up / you're gonna end up / "
    "you're going to end / you're going to die / you're gonna die / you're killing yourself / "
    "you're just being / your own fault / irresponsible / you never listen / you have no choice / "
    "don't have a choice / you should be ashamed / that's ridiculous / you don't seem to care / "
    "shouldn't have done / you shouldn't have / you can't keep / you're not being honest",
    "advises": "you should / you need to / you need a / you have to / you must / you ought to / "
    "you've got to / you'd better / you had better / i'd recommend / i recommend / i would recommend / "
    "i suggest / i'd suggest / i would suggest / my suggestion / my advice / if i were you / i'd like you to / "
    "i want you to / i would like you to / i'd encourage / i encourage you / i would encourage / i urge / "
    "you could try / you could go / you could just / you can try / you might want to / you may want to / "
    "you might try / you might consider / make sure you / make sure that you / the best thing / "
    "you really should / you just need / you just have to / it's important that you / it's important to / "
    "try to / you want to make sure",
    "advises-asking": "why don't you / have you tried / have you thought about / have you considered / "
    "how about you / what about trying / why not just / couldn't you just / could you not / could you try",
    "asks-permission": "is it okay if / is it ok if / is it all right if / is it alright if / would it be okay / "
    "would it be ok / would it be all right / would it be alright / be okay if / be ok if / be all right if / "
    "be alright if / can i share / may i share / could i share / can i tell you / could i tell you / "
    "may i tell you / can i give you / can i offer / may i ask / can i ask / do you mind if / "
    "would you mind if / if it's okay / if it's ok / if that's okay / if that's ok / if that's all right / "
    "if you don't mind / with your permission / would you be interested in / would you like to hear / "
    "want to hear about / would you like some / like me to share / like me to tell",
    "shares-power": "what do you make of / what do you think of that / what do you think about that / "
    "how does that sound / does that sound okay / does that sound ok / does that sound good / "
    "sound like a plan / how does that fit / does that fit / what are your thoughts / how can i help / "
    "how could i help / how can i be / what would be helpful / what would be most / would you like to talk / "
    "like to talk about / like to focus on / where would you like / like to start / what would you like / "
    "work on together / figure out together / we can work together / how would that be / would that be useful / "
    "would that help / what's your reaction / how do you feel about that",
    "gives-choice": "up to you / your choice / your choices / your decision / you decide whether / you decide what / "
    "you get to decide / only you can / "
    "only you know / you're the one who / you're the expert / no one can make / nobody can make / "
    "nobody can force / no one can force / it's your life / you're in charge / you get to / "
    "whatever you decide / whatever you choose / for you to decide / you're free to / your call / "
    "in your hands / in control of / you know what's best / you can choose",
    "strength": "you've worked / you worked hard / you really care / you care about / you care a lot / "
    "you're determined / you've managed / you managed to / you were able to / you've been able to / "
    "you're a strong / you're strong / your strength / your strengths / you're committed / you're someone who / "
    "you're the kind of / you've shown / took courage / takes courage / took a lot / takes strength / "
    "took strength / you've come a long / you've come so far / you've thought / you've put / you kept going / "
    "didn't give up / don't give up / you stuck with / you've kept / you're resourceful / you're thoughtful / "
    "you're a good / you're a great / good mother / good father / shows how much / your determination / "
    "your commitment / your honesty / you've already / you're really trying / you've tried hard / you're very / "
    "you did it / you've learned / you're able to / you have a lot of / hard work",
    "fact": "percent / research / studies / evidence / guidelines / causes / increases / reduces / "
    "which means / this means / that means / people who / some people / many people / most people / "
    "a lot of people / other people / for example / such as / recommended / available / there's a / there are / "
    "there is / it can / that can / the reason / known / risk / risks / is called / it's called / works by / "
    "what happens is / in this country / per week / per day / because of the / your results / your score / "
    "your test / it's free / they offer / they run / based on / the average / on average / side effects / "
    "what we know",
    "frames": "my name is / nice to meet / good morning / good afternoon / thanks for coming / "
    "thank you for coming / see you / next time / next week / today we / talk about today / welcome / "
    "have a seat / take care / good to see / goodbye / hello / we have about / minutes / let's talk / "
    "we'll talk / i'm going to ask / i want to ask / i wanted to ask / i'd like to ask / before we start / "
    "before we finish / i'm here to / let me ask / come back to",
    "quotes": "you said / you mentioned / you told me / you were saying / you talked about / "
    "you've said / earlier you / you were telling",
    "stem": "sounds like / sound like / it sounds / seems like / it seems / feels like / it feels / "
    "looks like / you feel / you're feeling / you felt / i hear you / i'm hearing / what i hear / "
    "you're saying / in other words / on the one hand / on one hand / on the other hand / at the same time / "
    "part of you / you're wondering / you're thinking / so you / so you're / so you've / so for you / so it's / "
    "so that's / so there's / so your / it's important to you / important to you / matters to you / for you / "
    "you want / you'd like / you'd love / you don't want / you're not sure / you're worried / you're hoping / "
    "you're kind of / you've been / you've had / you've got / you've noticed / you're ready / you really want / "
    "you find / you enjoy / you miss / you're tired / and you / and you're / but you / you're looking / "
    "you wish / it's been / it's hard for / been hard",
}

SIGNS = Phrases(_SIGNS)
"""What a unit's words show."""
